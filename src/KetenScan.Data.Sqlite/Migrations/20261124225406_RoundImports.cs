using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RoundImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Scorecards_ChainId_RoundNumber",
                table: "Scorecards");

            migrationBuilder.CreateTable(
                name: "RoundImports",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChainId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundImports", x => x.RoundId);
                    table.ForeignKey(
                        name: "FK_RoundImports_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Scorecards_ChainId_ClosedOn_RoundNumber",
                table: "Scorecards",
                columns: new[] { "ChainId", "ClosedOn", "RoundNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_RoundImports_ChainId_Fingerprint",
                table: "RoundImports",
                columns: new[] { "ChainId", "Fingerprint" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RoundImports");

            migrationBuilder.DropIndex(
                name: "IX_Scorecards_ChainId_ClosedOn_RoundNumber",
                table: "Scorecards");

            migrationBuilder.CreateIndex(
                name: "IX_Scorecards_ChainId_RoundNumber",
                table: "Scorecards",
                columns: new[] { "ChainId", "RoundNumber" });
        }
    }
}
