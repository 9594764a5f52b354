using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KetenScan.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProviderLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Links of before did not say whose subject they name; by a checked address they are made again at the next sign-in.
            migrationBuilder.Sql("""DELETE FROM "AspNetUserLogins" WHERE "LoginProvider" = 'oidc'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
