using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SheetKeeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "OriginId",
                table: "SheetDevices",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Devices that came by a code before this was kept count as the first of their own.
            migrationBuilder.Sql("""UPDATE "SheetDevices" SET "OriginId" = "InvitationId" """);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AddressChangedOn",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OriginId",
                table: "Invitations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SpareSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    KeptOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpareSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpareSheets_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SpareSheets_ParticipantId",
                table: "SpareSheets",
                column: "ParticipantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SpareSheets");

            migrationBuilder.DropColumn(
                name: "OriginId",
                table: "SheetDevices");

            migrationBuilder.DropColumn(
                name: "AddressChangedOn",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "OriginId",
                table: "Invitations");
        }
    }
}
