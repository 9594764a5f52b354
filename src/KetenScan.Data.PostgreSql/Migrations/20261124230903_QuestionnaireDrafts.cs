using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class QuestionnaireDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PublishedAt",
                table: "Questionnaires",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Questionnaires",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What was there before drafts existed is published.
            migrationBuilder.Sql("UPDATE \"Questionnaires\" SET \"PublishedAt\" = CURRENT_TIMESTAMP");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "PublishedAt",
                table: "Questionnaires");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Questionnaires");
        }
    }
}
