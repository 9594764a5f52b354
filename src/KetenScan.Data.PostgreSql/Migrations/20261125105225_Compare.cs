using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Compare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "High",
                table: "PrincipleFigures",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Low",
                table: "PrincipleFigures",
                type: "double precision",
                nullable: true);

            // What older scorecards say of their intervals.
            migrationBuilder.Sql(
                """
                UPDATE "PrincipleFigures" AS f SET
                    "Low" = (s."Json"::jsonb #>> ARRAY['principles', (f."Principle" - 1)::text, 'confidence95', 'low'])::double precision,
                    "High" = (s."Json"::jsonb #>> ARRAY['principles', (f."Principle" - 1)::text, 'confidence95', 'high'])::double precision
                FROM "Scorecards" AS s WHERE s."RoundId" = f."RoundId"
                """);

            migrationBuilder.AddColumn<bool>(
                name: "JoinsBenchmark",
                table: "Chains",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Region",
                table: "Chains",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessTokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Scopes = table.Column<int>(type: "integer", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastUsedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessTokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessTokens_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Chains = table.Column<string[]>(type: "text[]", nullable: false),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Chains_Field_Name",
                table: "Chains",
                columns: new[] { "Field", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessTokens_AccountId",
                table: "AccessTokens",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessTokens_TokenHash",
                table: "AccessTokens",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_AccountId_Name",
                table: "SavedViews",
                columns: new[] { "AccountId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessTokens");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Chains_Field_Name",
                table: "Chains");

            migrationBuilder.DropColumn(
                name: "High",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "Low",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "JoinsBenchmark",
                table: "Chains");

            migrationBuilder.DropColumn(
                name: "Region",
                table: "Chains");
        }
    }
}
