using System.Reflection;
using KetenScan.Data;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Compare;

/// <summary>A scorecard as scoring version 1 wrote it: the third round of the demo's dementia chain.</summary>
internal static class OldScorecard
{
    public const string ETag = "\"d7eae3981bb047366b4764b14211121e\"";

    public static byte[] Bytes { get; } = Read();

    public static string Json { get; } = System.Text.Encoding.UTF8.GetString(Bytes);

    public static Scorecard Card { get; } = ScorecardJson.Read(Json);

    /// <summary>Replaces a round's own scorecard by it.</summary>
    public static async Task Store(KetenScanDb db, string slug, int round)
    {
        var own = await db.Rounds.SingleAsync(own => own.Number == round && db.Chains.Any(chain => chain.Id == own.ChainId && chain.Slug == slug));
        await db.Scorecards.Where(card => card.RoundId == own.Id).ExecuteDeleteAsync();
        db.Add(new StoredScorecard(own, Card, Json, []));
        await db.SaveChangesAsync();
    }

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("scorecard-1.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
