using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AskedFor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AskedFor",
                table: "Participants",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.Sql("""UPDATE "Participants" SET "AskedFor" = "PartnerId";""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AskedFor",
                table: "Participants");
        }
    }
}
