using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Dossier : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Checks",
                table: "PrincipleFigures",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChecksMet",
                table: "PrincipleFigures",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "KeepsDossier",
                table: "People",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "ActionId",
                table: "Outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "IndicatorId",
                table: "ImprovementActions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PersonId",
                table: "ImprovementActions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "ChainFaces",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActionComments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Who = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActionComments_ImprovementActions_ActionId",
                        column: x => x.ActionId,
                        principalTable: "ImprovementActions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CalendarLinks",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarLinks", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_CalendarLinks_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DossierEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChainId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fact = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsArchived = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DossierEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DossierEntries_Chains_ChainId",
                        column: x => x.ChainId,
                        principalTable: "Chains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DossierFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChainId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Type = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DossierFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DossierFiles_Chains_ChainId",
                        column: x => x.ChainId,
                        principalTable: "Chains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DossierChanges",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Fact = table.Column<string>(type: "text", nullable: false),
                    Who = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DossierChanges", x => new { x.EntryId, x.Version });
                    table.ForeignKey(
                        name: "FK_DossierChanges_DossierEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "DossierEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ActionId",
                table: "Outbox",
                column: "ActionId");

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementActions_PersonId",
                table: "ImprovementActions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionComments_ActionId",
                table: "ActionComments",
                column: "ActionId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarLinks_TokenHash",
                table: "CalendarLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DossierEntries_ChainId",
                table: "DossierEntries",
                column: "ChainId");

            migrationBuilder.CreateIndex(
                name: "IX_DossierFiles_ChainId",
                table: "DossierFiles",
                column: "ChainId");

            migrationBuilder.AddForeignKey(
                name: "FK_ImprovementActions_People_PersonId",
                table: "ImprovementActions",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "FK_Outbox_ImprovementActions_ActionId",
                table: "Outbox",
                column: "ActionId",
                principalTable: "ImprovementActions",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ImprovementActions_People_PersonId",
                table: "ImprovementActions");

            migrationBuilder.DropForeignKey(
                name: "FK_Outbox_ImprovementActions_ActionId",
                table: "Outbox");

            migrationBuilder.DropTable(
                name: "ActionComments");

            migrationBuilder.DropTable(
                name: "CalendarLinks");

            migrationBuilder.DropTable(
                name: "DossierChanges");

            migrationBuilder.DropTable(
                name: "DossierFiles");

            migrationBuilder.DropTable(
                name: "DossierEntries");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_ActionId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_ImprovementActions_PersonId",
                table: "ImprovementActions");

            migrationBuilder.DropColumn(
                name: "Checks",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "ChecksMet",
                table: "PrincipleFigures");

            migrationBuilder.DropColumn(
                name: "KeepsDossier",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ActionId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "IndicatorId",
                table: "ImprovementActions");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "ImprovementActions");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "ChainFaces");
        }
    }
}
