using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Files;

/// <summary>A named file, read from its start; the stream must be seekable.</summary>
public sealed record NamedFile(string Name, Stream Content);

/// <summary>A round held elsewhere, as read from its files.</summary>
/// <param name="Partners">Sorted by key.</param>
public sealed record RoundFiles(IReadOnlyList<InvitedPartner> Partners, IReadOnlyList<FileSheet> Sheets)
{
    /// <param name="partners">The partners CSV; without it, partners come from the answers, with their keys as names.</param>
    /// <param name="questionnaire">The questionnaire that was answered.</param>
    /// <exception cref="FileRefused">Either file has problems.</exception>
    public static RoundFiles Read(NamedFile answers, NamedFile? partners, Questionnaire questionnaire)
    {
        var problems = new FileProblems();
        var listed = partners is null ? null : PartnersCsv.Read(partners.Content, partners.Name, problems);
        var sheets = AnswersCsv.Read(answers.Content, answers.Name, questionnaire, listed?.Select(line => line.Partner).ToList(), problems);
        var counts = sheets.CountBy(sheet => sheet.Sheet.Partner).ToDictionary();
        foreach (var (partner, line) in listed ?? [])
        {
            if (counts.GetValueOrDefault(partner.Key) is var count && count > partner.Invited)
                problems.Add(new FileProblem(partners!.Name, line, PartnersCsv.Columns[2], $"{partner.Invited}", "InvitedAtLeast", count));
        }

        problems.RefuseIfAny();
        var all = listed?.Select(line => line.Partner) ?? counts.Keys.Select(key => new InvitedPartner(key, key, null));
        return new RoundFiles([.. all.OrderBy(partner => partner.Key, StringComparer.Ordinal)], sheets);
    }
}
