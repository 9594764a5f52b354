using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
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
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.Sql("""UPDATE "Participants" SET "AskedFor" = "PartnerId";""");

            migrationBuilder.AlterColumn<string>(
                name: "Owner",
                table: "ImprovementActions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(120)",
                oldMaxLength: 120);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AskedFor",
                table: "Participants");

            migrationBuilder.AlterColumn<string>(
                name: "Owner",
                table: "ImprovementActions",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200);
        }
    }
}
