using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OnePersonOneSheet : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Participants",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemovedAt",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            // Nobody should be in a round twice; where it happened the sheet that was handed in stays the person's, or the first.
            migrationBuilder.Sql(
                """
                UPDATE "Participants" SET "PersonId" = NULL WHERE "PersonId" IS NOT NULL AND "Id" NOT IN (
                    SELECT "Id" FROM (
                        SELECT own."Id", ROW_NUMBER() OVER (
                            PARTITION BY own."RoundId", own."PersonId" ORDER BY CASE WHEN sheet."SubmittedAt" IS NULL THEN 1 ELSE 0 END, own."Id") AS "Place"
                        FROM "Participants" AS own JOIN "Assessments" AS sheet ON sheet."ParticipantId" = own."Id" WHERE own."PersonId" IS NOT NULL) AS ranked
                    WHERE "Place" = 1)
                """);
            migrationBuilder.Sql(
                """
                UPDATE "Participants" SET "Address" = (SELECT "Email" FROM "People" WHERE "People"."Id" = "Participants"."PersonId")
                WHERE "PersonId" IS NOT NULL AND EXISTS (SELECT 1 FROM "Rounds" WHERE "Rounds"."Id" = "Participants"."RoundId" AND "Rounds"."State" <> 'Closed')
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Participants_RoundId_Address",
                table: "Participants",
                columns: new[] { "RoundId", "Address" },
                unique: true,
                filter: "\"Address\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_RoundId_PersonId",
                table: "Participants",
                columns: new[] { "RoundId", "PersonId" },
                unique: true,
                filter: "\"PersonId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_RoundId_Address",
                table: "Participants");

            migrationBuilder.DropIndex(
                name: "IX_Participants_RoundId_PersonId",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "RemovedAt",
                table: "Participants");
        }
    }
}
