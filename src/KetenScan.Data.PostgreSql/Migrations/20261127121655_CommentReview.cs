using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class CommentReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "CommentsReleased",
                table: "Scorecards",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int[]>(
                name: "BlackedOut",
                table: "ScorecardComments",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CommentsReleased",
                table: "Scorecards");

            migrationBuilder.DropColumn(
                name: "BlackedOut",
                table: "ScorecardComments");
        }
    }
}
