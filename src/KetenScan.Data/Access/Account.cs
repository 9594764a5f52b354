using Microsoft.AspNetCore.Identity;

namespace KetenScan.Data.Access;

/// <summary>Somebody who can sign in. What it may do is said by its <see cref="Grant"/>s.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account()
    {
    }

    public Account(string email, string displayName)
        : base(email)
    {
        Id = Guid.CreateVersion7();
        Email = email;
        EmailConfirmed = true;
        DisplayName = displayName;
    }

    public string DisplayName { get; set; } = "";
}
