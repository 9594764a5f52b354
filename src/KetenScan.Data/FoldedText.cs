using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace KetenScan.Data;

/// <summary>Text as it is searched: without accents and in lower case, so that "zoe" finds "Zoë".</summary>
public static class FoldedText
{
    /// <summary>The function's name in SQLite, where every connection gets it from <see cref="Of"/>.</summary>
    public const string SqliteName = "folded";

    private const char FirstAccent = '\u0300';
    private const char LastAccent = '\u036F';

    /// <summary>Letters with a stroke, and the dotless i, have no separate accent.</summary>
    private const string Whole = "øłđı";
    private const string Plain = "oldi";

    private static readonly StringTypeMapping Text = new("text", DbType.String);
    private static readonly IntTypeMapping Number = new("integer", DbType.Int32);

    /// <summary>Can be used in queries.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (text is null) return null;

        var folded = new StringBuilder(text.Length);
        foreach (var letter in CleanText.Of(text).Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (letter is >= FirstAccent and <= LastAccent) continue;
            folded.Append(Whole.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? Plain[at] : letter);
        }

        return folded.ToString();
    }

    /// <summary>The words of a search, folded.</summary>
    public static string[] Words(string search) => Of(search).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>PostgreSQL computes the same with its own functions, so that it needs no extension and no migration.</summary>
    internal static void AddTo(ModelBuilder builder, bool isPostgreSql)
    {
        var function = builder.HasDbFunction(typeof(FoldedText).GetMethod(nameof(Of))!).HasName(SqliteName);
        if (isPostgreSql) function.HasTranslation(arguments => InPostgreSql(arguments[0]));
    }

    /// <summary>Most texts have only ASCII, and are then ten times as fast.</summary>
    private static CaseExpression InPostgreSql(SqlExpression text)
    {
        var decomposed = Call("pg_catalog", "normalize", Text, text, Constant("NFKD"));
        var bare = Call(null, "regexp_replace", Text, Call(null, "lower", Text, decomposed), Constant(Accents()), Constant(""), Constant("g"));
        var isAscii = new SqlBinaryExpression(
            ExpressionType.Equal, Call(null, "octet_length", Number, text), Call(null, "length", Number, text), typeof(bool), new BoolTypeMapping("boolean"));
        return new CaseExpression(
            [new CaseWhenClause(isAscii, Call(null, "lower", Text, text))], Call(null, "translate", Text, bare, Constant(Whole), Constant(Plain)));
    }

    private static SqlConstantExpression Constant(string value) => new(value, Text);

    private static SqlFunctionExpression Call(string? schema, string name, RelationalTypeMapping gives, params SqlExpression[] arguments)
    {
        var passNull = arguments.Select((_, place) => place == 0);
        return schema is null
            ? new SqlFunctionExpression(name, arguments, nullable: true, passNull, gives.ClrType, gives)
            : new SqlFunctionExpression(schema, name, arguments, nullable: true, passNull, gives.ClrType, gives);
    }

    private static string Accents() => string.Create(CultureInfo.InvariantCulture, $@"[\u{(int)FirstAccent:x4}-\u{(int)LastAccent:x4}]");
}
