using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
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
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "People",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "SucceededById",
                table: "Partners",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AccountId",
                table: "Outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParticipantId",
                table: "Outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "Outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AccountId",
                table: "DossierChanges",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "DossierChanges",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AccountId",
                table: "ActionComments",
                type: "uuid",
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
                UPDATE "Outbox" SET "ParticipantId" = split_part("Once", ':', 2)::uuid
                WHERE "RoundId" IS NOT NULL AND split_part("Once", ':', 2) ~ '^[0-9a-f]{32}$'
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
                UPDATE "Outbox" SET "AccountId" = split_part("Once", ':', 2)::uuid
                WHERE "Kind" IN ('AccountInvitation', 'PasswordReset') AND split_part("Once", ':', 2) ~ '^[0-9a-f]{32}$'
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
