using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ScoringFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "OverallConservative",
                table: "Scorecards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Agreement",
                table: "PrincipleFigures",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Conservative",
                table: "PrincipleFigures",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Gap",
                table: "PrincipleFigures",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "GapHigh",
                table: "PrincipleFigures",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "GapLow",
                table: "PrincipleFigures",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "GapSure",
                table: "PrincipleFigures",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "HalfPointLower",
                table: "PrincipleFigures",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SilentPartners",
                table: "PrincipleFigures",
                type: "INTEGER",
                nullable: true);

            // Of rounds that closed before, from the scorecard as it was written; of scoring version 1 they stay empty.
            migrationBuilder.Sql(
                """
                UPDATE "Scorecards" SET "OverallConservative" = json_extract("Json", '$.overall.confidence95.conservative') WHERE "ScoringVersion" = 2
                """);
            migrationBuilder.Sql(
                """
                UPDATE "PrincipleFigures" AS f SET
                    "Conservative" = json_extract(p.value, '$.confidence95.conservative'),
                    "HalfPointLower" = json_extract(p.value, '$.nonResponse.halfPointLower'),
                    "SilentPartners" = json_extract(p.value, '$.silentPartners'),
                    "Agreement" = upper(substr(json_extract(p.value, '$.agreement.reading'), 1, 1)) || substr(json_extract(p.value, '$.agreement.reading'), 2),
                    "Gap" = json_extract(p.value, '$.levels.gap'),
                    "GapLow" = json_extract(p.value, '$.levels.gapConfidence95.low'),
                    "GapHigh" = json_extract(p.value, '$.levels.gapConfidence95.high'),
                    "GapSure" = json_extract(p.value, '$.levels.gapSure')
                FROM "Scorecards" AS s, json_each(s."Json", '$.principles') AS p
                WHERE s."RoundId" = f."RoundId" AND s."ScoringVersion" = 2 AND p.key = f."Principle" - 1
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "OverallConservative",
                table: "Scorecards");

            migrationBuilder.DropColumn(
                name: "Agreement",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "Conservative",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "Gap",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "GapHigh",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "GapLow",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "GapSure",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "HalfPointLower",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "SilentPartners",
                table: "PrincipleFigures");
        }
    }
}
