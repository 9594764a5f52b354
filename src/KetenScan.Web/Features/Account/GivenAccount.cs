namespace KetenScan.Web.Features.Account;

/// <summary>How a person who was given an account can sign in.</summary>
public enum WayIn
{
    /// <summary>With the password that the account has already.</summary>
    Password,

    /// <summary>By the link in a message that is being sent.</summary>
    Mail,

    /// <summary>By a link that the coordinator hands over, for an account that was created just now.</summary>
    Link,

    /// <summary>By a link that an administrator hands over, because the account existed already and may open more.</summary>
    Administrator,
}

/// <summary>The result of giving an account, with the link if the coordinator hands it over.</summary>
public sealed record GivenAccount(WayIn Way, string? Link = null);
