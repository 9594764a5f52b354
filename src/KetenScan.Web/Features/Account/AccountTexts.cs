namespace KetenScan.Web.Features.Account;

/// <summary>Marks the texts of the account pages.</summary>
public sealed class AccountTexts;
