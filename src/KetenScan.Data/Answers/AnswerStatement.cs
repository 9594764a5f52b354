using System.Data.Common;
using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace KetenScan.Data.Answers;

/// <summary>The statement that stores one answer if the sheet is the viewer's, the round is open, and no later answer is stored.</summary>
/// <remarks>
/// <para>
/// The condition is that of <see cref="Gate.OpenSheetsOf"/>: its SQL is taken from Entity Framework once, so that the rule stands in one place.
/// Compiling and running such a query for each answer took most of the time of an answer.
/// </para>
/// <para>
/// The update locks the row of the sheet until the transaction ends, as handing in, reopening, removing somebody and closing the round do. After
/// a wait for that lock PostgreSQL checks the conditions on the row itself again, not those on other tables: the answer of somebody who was removed
/// in that millisecond can still be stored, on a sheet that does not count. So the state of the sheet is asked for twice.
/// </para>
/// </remarks>
internal sealed class AnswerStatement
{
    private static readonly Guid AnyAccount = new("00000000-0000-0000-0000-0000000000a1");
    private static readonly Guid AnyDevice = new("00000000-0000-0000-0000-0000000000d1");
    private static readonly Guid AnySheet = new("00000000-0000-0000-0000-0000000000e1");

    private readonly string sql;
    private readonly int rowsWhenStored;
    private readonly IReadOnlyDictionary<string, Guid> conditions;
    private readonly IProperty changedAt;
    private readonly IProperty assessment;
    private readonly IProperty statement;
    private readonly IProperty value;
    private readonly IProperty number;

    public AnswerStatement(KetenScanDb db)
    {
        var answers = db.Model.FindEntityType(typeof(Answer))!;
        (assessment, statement) = (answers.GetProperty(nameof(Answer.AssessmentId)), answers.GetProperty(nameof(Answer.Statement)));
        value = answers.FindComplexProperty(nameof(Answer.Value))!.ComplexType.GetProperty(nameof(AnswerValue.Number));
        number = answers.GetProperty(nameof(Answer.Number));
        changedAt = db.Model.FindEntityType(typeof(Assessment))!.GetProperty(nameof(Assessment.ChangedAt));

        // Local variables become parameters; a field would become a constant.
        var (viewer, any) = (new Viewer(AnyAccount, "", DeviceId: AnyDevice), AnySheet);
        using var own = db.OpenSheetsOf(viewer).Where(sheet => sheet.Id == any).Select(sheet => sheet.Id).CreateDbCommand();
        conditions = own.Parameters.Cast<DbParameter>().ToDictionary(parameter => parameter.ParameterName, parameter => (Guid)parameter.Value!);

        var change = $"""
            UPDATE "Assessments" AS sheet SET "ChangedAt" = @changedAt
            WHERE sheet."Id" = @sheet AND sheet."State" = '{SheetState.Open}' AND sheet."SubmittedAt" IS NULL AND sheet."ExchangeNumber" <= @number
                AND EXISTS ({own.CommandText})
            """;
        const string Later = """
            ON CONFLICT ("AssessmentId", "Statement") DO UPDATE SET "Value" = excluded."Value", "Number" = excluded."Number"
            WHERE "Answers"."Number" <= excluded."Number"
            """;
        const string Insert = """INSERT INTO "Answers" ("AssessmentId", "Statement", "Value", "Number")""";

        // SQLite has no data-modifying common table expressions, but counts the rows of both statements, which need a transaction around them.
        HasOneWriter = db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal);
        (sql, rowsWhenStored) = HasOneWriter
            ? ($"{change}; {Insert} SELECT @sheet, @statement, @value, @number WHERE changes() = 1 {Later};", 2)
            : ($"""WITH own AS ({change} RETURNING sheet."Id") {Insert} SELECT own."Id", @statement, @value, @number FROM own {Later}""", 1);
    }

    /// <summary>Whether the database has one writer at a time (SQLite). The statement then needs a transaction.</summary>
    public bool HasOneWriter { get; }

    /// <returns>False when nothing was stored, for whichever reason.</returns>
    public bool IsStored(int rows) => rows == rowsWhenStored;

    public void Fill(DbCommand command, Viewer viewer, SentAnswer answer, DateTimeOffset now)
    {
        command.CommandText = sql;
        foreach (var (name, stands) in conditions)
        {
            Guid? means = stands == AnyAccount ? viewer.AccountId : stands == AnyDevice ? viewer.DeviceId : answer.Sheet;
            Add(command, assessment, name.TrimStart('@'), means);
        }

        Add(command, changedAt, "changedAt", now);
        Add(command, assessment, "sheet", answer.Sheet);
        Add(command, statement, "statement", answer.Statement);
        Add(command, value, "value", answer.Value.Number);
        Add(command, number, "number", ChangeNumber.NotLaterThan(now, answer.Number));
    }

    private static void Add(DbCommand command, IProperty like, string name, object? value) =>
        command.Parameters.Add(like.GetRelationalTypeMapping().CreateParameter(command, $"@{name}", value, nullable: true));
}
