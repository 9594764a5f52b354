using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
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
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Agreement",
                table: "PrincipleFigures",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Conservative",
                table: "PrincipleFigures",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Gap",
                table: "PrincipleFigures",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "GapHigh",
                table: "PrincipleFigures",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "GapLow",
                table: "PrincipleFigures",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "GapSure",
                table: "PrincipleFigures",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "HalfPointLower",
                table: "PrincipleFigures",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SilentPartners",
                table: "PrincipleFigures",
                type: "integer",
                nullable: true);

            // Of rounds that closed before, from the scorecard as it was written; of scoring version 1 they stay empty.
            migrationBuilder.Sql(
                """
                UPDATE "Scorecards" SET "OverallConservative" = ("Json"::jsonb #>> '{overall,confidence95,conservative}')::boolean WHERE "ScoringVersion" = 2
                """);
            migrationBuilder.Sql(
                """
                UPDATE "PrincipleFigures" AS f SET
                    "Conservative" = (p.value #>> '{confidence95,conservative}')::boolean,
                    "HalfPointLower" = (p.value #>> '{nonResponse,halfPointLower}')::double precision,
                    "SilentPartners" = (p.value #>> '{silentPartners}')::integer,
                    "Agreement" = initcap(p.value #>> '{agreement,reading}'),
                    "Gap" = (p.value #>> '{levels,gap}')::double precision,
                    "GapLow" = (p.value #>> '{levels,gapConfidence95,low}')::double precision,
                    "GapHigh" = (p.value #>> '{levels,gapConfidence95,high}')::double precision,
                    "GapSure" = (p.value #>> '{levels,gapSure}')::boolean
                FROM "Scorecards" AS s, jsonb_array_elements(s."Json"::jsonb -> 'principles') WITH ORDINALITY AS p(value, place)
                WHERE s."RoundId" = f."RoundId" AND s."ScoringVersion" = 2 AND p.place = f."Principle"
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
