using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
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
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "OverallLow",
                table: "Scorecards",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OverallMoved",
                table: "Scorecards",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "PartnersShownApart",
                table: "Rounds",
                type: "uuid[]",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "BandSure",
                table: "PrincipleFigures",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ChangeHigh",
                table: "PrincipleFigures",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ChangeLow",
                table: "PrincipleFigures",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Moved",
                table: "PrincipleFigures",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RankHighest",
                table: "PrincipleFigures",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RankLowest",
                table: "PrincipleFigures",
                type: "integer",
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
