using System.Data.Common;
using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Answers;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Load.Servers;

/// <summary>What a parameter of the statement stands for.</summary>
internal enum Part
{
    Account,
    Device,
    Sheet,
    Statement,
    Value,
    Number,
    ChangedAt,
}

/// <summary>The statement by which the program stores an answer, and what its parameters stand for.</summary>
/// <param name="Parts">By the name of the parameter, with @.</param>
internal sealed partial record AnswerSql(string Text, IReadOnlyDictionary<string, Part> Parts)
{
    /// <summary>The statement without the question whether it is allowed: the row is inserted or updated.</summary>
    public const string Upsert = """
        INSERT INTO "Answers" ("AssessmentId", "Statement", "Value", "Number") VALUES (@sheet, @statement, @value, @number)
        ON CONFLICT ("AssessmentId", "Statement") DO UPDATE SET "Value" = excluded."Value", "Number" = excluded."Number"
        WHERE "Answers"."Number" <= excluded."Number"
        """;

    public static AnswerSql Of(KetenScanDb db)
    {
        var (account, device, sheet) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        using var command = db.Database.GetDbConnection().CreateCommand();
        new AnswerStatement(db).Fill(
            command,
            new Viewer(account, "", DeviceId: device),
            new SentAnswer(sheet, "1.1", new AnswerValue(1), 1),
            DateTimeOffset.UnixEpoch);
        return new AnswerSql(command.CommandText, command.Parameters.Cast<DbParameter>().ToDictionary(
            parameter => parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : $"@{parameter.ParameterName}",
            parameter => Enum.TryParse<Part>(parameter.ParameterName.TrimStart('@'), ignoreCase: true, out var named) ? named
                : Guid.Parse($"{parameter.Value}") is var id && id == account ? Part.Account
                : id == device ? Part.Device
                : Part.Sheet));
    }

    /// <summary>The statement with something else for each parameter.</summary>
    public string With(Func<Part, string> text) => Parameter().Replace(Text, name => Parts.TryGetValue(name.Value, out var part) ? text(part) : name.Value);

    [GeneratedRegex("@[A-Za-z0-9_]+")]
    private static partial Regex Parameter();
}
