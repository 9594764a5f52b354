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

    /// <summary>Locked out by an administrator, until it is let in again; wrong passwords lock out for minutes only.</summary>
    public bool IsLockedForGood => LockoutEnd >= ForGood;

    /// <summary>A lock-out that ends later than this has no end.</summary>
    public static readonly DateTimeOffset ForGood = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
