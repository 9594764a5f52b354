using Microsoft.AspNetCore.Identity;

namespace KetenScan.Data.Access;

/// <summary>An account that can sign in. Its <see cref="Grant"/>s decide what it may do.</summary>
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

    /// <summary>Locked out by an administrator until unlocked; wrong passwords lock out for minutes only.</summary>
    public bool IsLockedForGood => LockoutEnd >= ForGood;

    /// <summary>A lockout that ends on or after this date is permanent.</summary>
    public static readonly DateTimeOffset ForGood = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
