using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAndForgetting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_RoundId_PersonId",
                table: "Participants");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DetachedOn",
                table: "Rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "SucceededById",
                table: "Partners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AccountId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParticipantId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AccountId",
                table: "DossierChanges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "DossierChanges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AccountId",
                table: "ActionComments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Participants_RoundId_PersonId",
                table: "Participants",
                columns: new[] { "RoundId", "PersonId" },
                unique: true,
                filter: "\"PersonId\" IS NOT NULL AND \"Address\" IS NOT NULL");

            // Whom a message goes to was in the name only under which it is unique.
            migrationBuilder.Sql(
                """
                UPDATE "Outbox" SET "ParticipantId" = upper(substr("Once", instr("Once", ':') + 1, 8) || '-' || substr("Once", instr("Once", ':') + 9, 4) || '-' || substr("Once", instr("Once", ':') + 13, 4) || '-' || substr("Once", instr("Once", ':') + 17, 4) || '-' || substr("Once", instr("Once", ':') + 21, 12))
                WHERE "RoundId" IS NOT NULL AND substr("Once", instr("Once", ':') + 1, 32) GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
                """);
            migrationBuilder.Sql(
                """
                UPDATE "Outbox" SET
                    "PersonId" = (SELECT "PersonId" FROM "Participants" WHERE "Participants"."Id" = "Outbox"."ParticipantId"),
                    "AccountId" = (SELECT "AccountId" FROM "Participants" WHERE "Participants"."Id" = "Outbox"."ParticipantId")
                WHERE "ParticipantId" IS NOT NULL
                """);
            migrationBuilder.Sql(
                """
                UPDATE "Outbox" SET "PersonId" = (SELECT "PersonId" FROM "ImprovementActions" WHERE "ImprovementActions"."Id" = "Outbox"."ActionId")
                WHERE "ActionId" IS NOT NULL
                """);
            migrationBuilder.Sql(
                """
                UPDATE "Outbox" SET "AccountId" = upper(substr("Once", instr("Once", ':') + 1, 8) || '-' || substr("Once", instr("Once", ':') + 9, 4) || '-' || substr("Once", instr("Once", ':') + 13, 4) || '-' || substr("Once", instr("Once", ':') + 17, 4) || '-' || substr("Once", instr("Once", ':') + 21, 12))
                WHERE "Kind" IN ('AccountInvitation', 'PasswordReset') AND substr("Once", instr("Once", ':') + 1, 32) GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Participants_RoundId_PersonId",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "DetachedOn",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SucceededById",
                table: "Partners");

            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ParticipantId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "DossierChanges");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "DossierChanges");

            migrationBuilder.DropColumn(
                name: "AccountId",
                table: "ActionComments");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_RoundId_PersonId",
                table: "Participants",
                columns: new[] { "RoundId", "PersonId" },
                unique: true,
                filter: "\"PersonId\" IS NOT NULL");
        }
    }
}
