namespace KetenScan.Web.Features.Account;

/// <summary>How somebody who was given an account gets in.</summary>
public enum WayIn
{
    /// <summary>With the password that the account has already.</summary>
    Password,

    /// <summary>A message with a link to set one is on its way.</summary>
    Mail,

    /// <summary>The coordinator hands the link over, of an account that was made just now.</summary>
    Link,

    /// <summary>The administrator hands it over, because the account was there already and may open more.</summary>
    Administrator,
}

/// <summary>An account that was given, and the link to hand over if that is the way in.</summary>
public sealed record GivenAccount(WayIn Way, string? Link = null);
