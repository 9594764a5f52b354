using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SheetDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "InvitationId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "CodeHash",
                table: "Invitations",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ExpiresAt",
                table: "Invitations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Tries",
                table: "Invitations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "UsedAt",
                table: "Invitations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Way",
                table: "Invitations",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "ByMail");

            migrationBuilder.CreateTable(
                name: "SheetDevices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvitationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SheetDevices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SheetDevices_Invitations_InvitationId",
                        column: x => x.InvitationId,
                        principalTable: "Invitations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SheetDevices_InvitationId",
                table: "SheetDevices",
                column: "InvitationId");

            migrationBuilder.CreateIndex(
                name: "IX_SheetDevices_ParticipantId",
                table: "SheetDevices",
                column: "ParticipantId");

            // A message and its link were made at the same instant, for the participant whose id is in the message's name.
            migrationBuilder.Sql("""
                UPDATE "Outbox" SET "InvitationId" = (SELECT "Id" FROM "Invitations"
                    WHERE "Invitations"."RoundId" = "Outbox"."RoundId" AND "Invitations"."CreatedAt" = "Outbox"."CreatedAt"
                        AND "Outbox"."Once" LIKE '%:' || lower(replace("Invitations"."ParticipantId", '-', '')) || '%' LIMIT 1)
                WHERE "RoundId" IS NOT NULL
                """);

            // Links that the coordinator has had in hand are spent by their next use.
            migrationBuilder.Sql("""
                UPDATE "Invitations" SET "Way" = 'ByCoordinator'
                WHERE "Purpose" = 'Sheet' AND "Id" IN (SELECT "InvitationId" FROM "Outbox" WHERE "HandedOutAt" IS NOT NULL AND "InvitationId" IS NOT NULL)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SheetDevices");

            migrationBuilder.DropColumn(
                name: "InvitationId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "CodeHash",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "Tries",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "UsedAt",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "Way",
                table: "Invitations");
        }
    }
}
