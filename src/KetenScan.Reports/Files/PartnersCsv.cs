using System.Globalization;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Files;

/// <summary>Reads a CSV of partners: <c>partner,name,invited</c>.</summary>
public static class PartnersCsv
{
    /// <summary>More than any partner has, and small enough to prevent overflow.</summary>
    private const int MostInvited = 10_000;

    public static IReadOnlyList<string> Columns { get; } = ["partner", "name", "invited"];

    /// <returns>The partners, with their line numbers.</returns>
    public static IReadOnlyList<(InvitedPartner Partner, long Line)> Read(Stream stream, string name, FileProblems problems)
    {
        using var table = TableFile.Open(stream, name, Columns, [], problems);
        if (table is null) return [];

        var (key, title, invited) = (table.Place(Columns[0]), table.Place(Columns[1]), table.Place(Columns[2]));
        var partners = new Dictionary<string, (InvitedPartner, long)>();
        while (table.Read())
        {
            if (table.Text(key).Length == 0) table.Problem(key, "PartnerKey");
            else if (partners.ContainsKey(table.Text(key))) table.Problem(key, "PartnerOnce");
            if (table.Text(key).Length > Partner.LongestKey) table.Problem(key, "AtMost", Partner.LongestKey);
            if (table.Text(title).Length == 0) table.Problem(title, "PartnerName");
            if (table.Text(title).Length > Organisation.LongestName) table.Problem(title, "AtMost", Organisation.LongestName);
            if (!int.TryParse(table.Text(invited), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || count > MostInvited) table.Problem(invited, "Invited");
            partners[table.Text(key)] = (new InvitedPartner(table.Text(key), table.Text(title), count), table.Line);
        }

        if (partners.Count == 0) problems.Add(new FileProblem(name, null, null, "", "Rows"));
        return [.. partners.Values];
    }
}
