using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
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
                    Start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FixedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchmarkQuarters", x => x.Start);
                });

            migrationBuilder.CreateTable(
                name: "BenchmarkChains",
                columns: table => new
                {
                    Quarter = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ChainId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Group = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScoringVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    Weighting = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    QuestionnaireKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    QuestionnaireVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    Tenths = table.Column<string>(type: "TEXT", nullable: false)
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
