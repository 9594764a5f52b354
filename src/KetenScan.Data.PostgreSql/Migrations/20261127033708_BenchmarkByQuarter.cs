using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class BenchmarkByQuarter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BenchmarkQuarters",
                columns: table => new
                {
                    Start = table.Column<DateOnly>(type: "date", nullable: false),
                    FixedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchmarkQuarters", x => x.Start);
                });

            migrationBuilder.CreateTable(
                name: "BenchmarkChains",
                columns: table => new
                {
                    Quarter = table.Column<DateOnly>(type: "date", nullable: false),
                    ChainId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Group = table.Column<Guid>(type: "uuid", nullable: false),
                    ScoringVersion = table.Column<int>(type: "integer", nullable: true),
                    Weighting = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    QuestionnaireKey = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    QuestionnaireVersion = table.Column<int>(type: "integer", nullable: true),
                    Tenths = table.Column<int?[]>(type: "integer[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchmarkChains", x => new { x.Quarter, x.ChainId });
                    table.ForeignKey(
                        name: "FK_BenchmarkChains_BenchmarkQuarters_Quarter",
                        column: x => x.Quarter,
                        principalTable: "BenchmarkQuarters",
                        principalColumn: "Start",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BenchmarkChains_Chains_ChainId",
                        column: x => x.ChainId,
                        principalTable: "Chains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BenchmarkChains_ChainId",
                table: "BenchmarkChains",
                column: "ChainId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BenchmarkChains");

            migrationBuilder.DropTable(
                name: "BenchmarkQuarters");
        }
    }
}
