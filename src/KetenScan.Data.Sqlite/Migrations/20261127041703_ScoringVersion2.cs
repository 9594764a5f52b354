using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ScoringVersion2 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "OverallHigh",
                table: "Scorecards",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "OverallLow",
                table: "Scorecards",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OverallMoved",
                table: "Scorecards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PartnersShownApart",
                table: "Rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "BandSure",
                table: "PrincipleFigures",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ChangeHigh",
                table: "PrincipleFigures",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ChangeLow",
                table: "PrincipleFigures",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Moved",
                table: "PrincipleFigures",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RankHighest",
                table: "PrincipleFigures",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RankLowest",
                table: "PrincipleFigures",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "OverallHigh",
                table: "Scorecards");

            migrationBuilder.DropColumn(
                name: "OverallLow",
                table: "Scorecards");

            migrationBuilder.DropColumn(
                name: "OverallMoved",
                table: "Scorecards");

            migrationBuilder.DropColumn(
                name: "PartnersShownApart",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "BandSure",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "ChangeHigh",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "ChangeLow",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "Moved",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "RankHighest",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "RankLowest",
                table: "PrincipleFigures");
        }
    }
}
