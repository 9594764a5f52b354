namespace KetenScan.Web.Features.People;

/// <summary>Marks the texts of a chain's partners and people.</summary>
public sealed class PeopleTexts;
