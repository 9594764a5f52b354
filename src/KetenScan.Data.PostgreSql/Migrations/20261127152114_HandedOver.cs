using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class HandedOver : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "HandedOverAt",
                table: "People",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsHandedOver",
                table: "Participants",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // Which of the entries that were changed got another address was not kept.
            migrationBuilder.Sql("""UPDATE "People" SET "HandedOverAt" = now() WHERE "Version" > 0;""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HandedOverAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "IsHandedOver",
                table: "Participants");
        }
    }
}
