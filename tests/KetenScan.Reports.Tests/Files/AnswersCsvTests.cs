using System.Globalization;
using System.Text;
using CsCheck;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests.Files;

/// <summary>Answers files, valid and broken, as users make them.</summary>
public sealed class AnswersCsvTests
{
    private const string Codes = "1.1,1.2,1.3,1.4,1.5,2.1,2.2,2.3,2.4,2.5,3.1,3.2,3.3,3.4,3.5,4.1,4.2,4.3,4.4,4.5,5.1,5.2,5.3,5.4,5.5,6.1,6.2,6.3,6.4,6.5,"
        + "7.1,7.2,7.3,7.4,7.5,8.1,8.2,8.3,8.4,8.5";
    private const string Header = $"partner,respondent,level,{Codes}";
    private const string Answers = "1,2,3,4,5,?,,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5";
    private const string Good = $"{Header}\r\ngemeente,r1,strategic,{Answers}\r\nthuiszorg,r2,operational,{Answers}\r\n";
    private static readonly ReportTexts English = new(CultureInfo.GetCultureInfo("en-GB"));

    [Fact]
    public void A_row_is_a_sheet()
    {
        var round = Read(Good);
        var first = round.Sheets[0];

        Assert.Equal(("r1", "gemeente", Level.Strategic), (first.Respondent, first.Sheet.Partner, first.Sheet.Level));
        Assert.Equal([1, 2, 3, 4, 5, 0, 0, 3, 4, 5], first.Sheet.Answers[..10]);
        Assert.Equal(Level.Operational, round.Sheets[1].Sheet.Level);
        Assert.Equal(["gemeente", "thuiszorg"], round.Partners.Select(partner => partner.Key));
        Assert.All(round.Partners, partner => Assert.Null(partner.Invited));
    }

    [Fact]
    public void Comments_and_priorities_may_be_there_in_any_order_of_columns()
    {
        var round = Read($"priorities,{Header},comment.3\n5 3,gemeente,r1,strategic,{Answers},\"Goed,\nmaar \"\"traag\"\"\"\n");

        Assert.Equal([Principle.Governance, Principle.Relationship], round.Sheets[0].Sheet.Priorities);
        Assert.Equal("Goed,\nmaar \"traag\"", round.Sheets[0].Comments[Principle.Governance]);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("windows-1252", false)]
    [InlineData("utf-16", true)]
    public void What_Dutch_Excel_saves_is_read_correctly(string encoding, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var written = Encoding.GetEncoding(encoding);
        var text = Good.Replace(',', ';').Replace("gemeente", "coöperatie Zeeën", StringComparison.Ordinal);
        var round = Read([.. mark ? written.GetPreamble() : [], .. written.GetBytes(text)]);

        Assert.Equal("coöperatie Zeeën", round.Partners[0].Key);
        Assert.Equal(2, round.Sheets.Count);
    }

    [Fact]
    public void Codes_that_a_Dutch_spreadsheet_took_for_dates_are_codes_again()
    {
        string[] months = ["jan", "feb", "mrt", "apr", "mei"];
        var header = Codes.Split(',').Select(code => code.Split('.')).Select(code => $"{code[0]}-{months[code[1][0] - '1']}");

        Assert.Equal([1, 2, 3], Read(Good.Replace(Codes, string.Join(',', header), StringComparison.Ordinal)).Sheets[0].Sheet.Answers[..3]);
    }

    [Fact]
    public void Empty_rows_at_the_end_are_no_sheets() => Assert.Equal(2, Read($"{Good}{new string(',', 42)}\r\n\r\n").Sheets.Count);

    [Theory]
    [InlineData(
        "1,2,3,4,5,?",
        "1,6,3,4,5,?",
        "a.csv, line 2, column 1.2: found \"6\"; expected: a whole number from 1 to 5, or empty or ? for “don’t know”.")]
    [InlineData(
        "1,2,3,4,5,?",
        "1,2.5,3,4,5,?",
        "a.csv, line 2, column 1.2: found \"2.5\"; expected: a whole number from 1 to 5, or empty or ? for “don’t know”.")]
    [InlineData("strategic", "bestuur", "a.csv, line 2, column level: found \"bestuur\"; expected: strategic or operational.")]
    [InlineData("r2", "r1", "a.csv, line 3, column respondent: found \"r1\"; expected: each participant once.")]
    [InlineData("r2", "", "a.csv, line 3, column respondent: found nothing; expected: a mark of each participant, each once in the file.")]
    [InlineData("\r\ngemeente", "\r\n", "a.csv, line 2, column partner: found nothing; expected: the short name of a partner.")]
    [InlineData("8.4,8.5", "8.4", "a.csv, line 1, column 8.5: found nothing; expected: this column in the header.")]
    [InlineData("8.4,8.5", "8.4,9.1", "a.csv, line 1, column 43: found \"9.1\"; expected: one of the columns partner respondent level 1.1 1.2 … priorities.")]
    [InlineData("8.4,8.5", "8.4,8.4", "a.csv, line 1, column 43: found \"8.4\"; expected: each column once.")]
    [InlineData("r1,strategic,", "r1,strategic,5,", "a.csv, line 2: found \"44\"; expected: 43 cells, as many as the header has.")]
    [InlineData("r1", "\"r1", "a.csv, line 2: found \"\"\"; expected: quotes around a whole cell, and doubled within one (RFC 4180).")]
    [InlineData("partner,respondent", "partner respondent", "a.csv, line 1, column partner: found nothing; expected: this column in the header.")]
    public void A_broken_file_is_refused_with_a_line_that_helps(string right, string wrong, string message) =>
        Assert.Contains(message, Problems(Good.Replace(right, wrong, StringComparison.Ordinal)));

    [Fact]
    public void A_file_without_rows_or_without_text_is_refused()
    {
        Assert.Equal(["a.csv: found nothing; expected: at least one row below the header."], Problems($"{Header}\n"));
        Assert.Equal(["a.csv, line 1: found nothing; expected: a header that begins with partner,respondent,level."], Problems(""));
        Assert.Contains("save an Excel workbook", Problems("PK\u0003\u0004\0\0")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Priorities_and_comments_are_held_to_their_rules()
    {
        var header = $"{Header},priorities,comment.1";
        var row = $"gemeente,r1,strategic,{Answers}";

        Assert.Equal(
            "a.csv, line 2, column priorities: found \"1 2 3\"; expected: at most 2 different numbers from 1 to 8 with a space between them.",
            Problems($"{header}\n{row},1 2 3,\n").Single());
        Assert.Single(Problems($"{header}\n{row},4 4,\n"));
        Assert.Single(Problems($"{header}\n{row},9,\n"));
        Assert.EndsWith("expected: at most 2000 characters.", Problems($"{header}\n{row},1,{new string('x', 2001)}\n").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_fifty_problems_are_listed_at_once()
    {
        var rows = string.Concat(Enumerable.Range(0, 80).Select(number => $"gemeente,r{number},board,{Answers}\n"));

        Assert.Equal(50, Problems($"{Header}\n{rows}").Count);
    }

    [Theory]
    [InlineData(
        "gemeente,Gemeente,4\nthuiszorg,Thuiszorg,x\n",
        "p.csv, line 3, column invited: found \"x\"; expected: a whole number: how many people were asked, at most 10,000.")]
    [InlineData(
        "gemeente,Gemeente,4\nthuiszorg,Thuiszorg,2000000000\n",
        "p.csv, line 3, column invited: found \"2000000000\"; expected: a whole number: how many people were asked, at most 10,000.")]
    [InlineData(
        "gemeente,Gemeente,4\nthuiszorg,Thuiszorg,0\n",
        "p.csv, line 3, column invited: found \"0\"; expected: at least 1, since so many people of this partner answered.")]
    [InlineData("gemeente,Gemeente,4\n", "a.csv, line 3, column partner: found \"thuiszorg\"; expected: a partner of the partners file.")]
    [InlineData("gemeente,Gemeente,4\ngemeente,Gemeente,4\n", "p.csv, line 3, column partner: found \"gemeente\"; expected: each partner once.")]
    [InlineData("gemeente,,4\n", "p.csv, line 2, column name: found nothing; expected: the name of the partner.")]
    public void The_partners_file_must_fit_the_answers(string partners, string message) =>
        Assert.Contains(message, Problems(Good, $"partner,name,invited\n{partners}"));

    [Fact]
    public void Any_bytes_are_read_or_refused_and_nothing_else()
    {
        var good = Encoding.UTF8.GetBytes(Good);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 60], Gen.Byte.Array[0, 8], Gen.Int[0, good.Length - 1]).Array[1, 4].Sample(edits =>
        {
            var bytes = good.ToList();
            foreach (var (at, removed, added, from) in edits)
            {
                var place = Math.Min(at, bytes.Count);
                bytes.RemoveRange(place, Math.Min(removed, bytes.Count - place));
                bytes.InsertRange(place, added);
                bytes.InsertRange(place, good.AsSpan(from, Math.Min(removed, good.Length - from)).ToArray());
            }

            try
            {
                Assert.All(Read([.. bytes]).Sheets, sheet => Assert.Equal(40, sheet.Sheet.Answers.Length));
            }
            catch (FileRefused refused)
            {
                Assert.All(refused.Problems, problem => Assert.DoesNotContain('\n', problem.Say(English)));
            }
        }, iter: 3000);
    }

    private static IReadOnlyList<string> Problems(string answers, string? partners = null) =>
        [.. Assert.Throws<FileRefused>(() => Read(Encoding.UTF8.GetBytes(answers), partners)).Problems.Select(problem => problem.Say(English))];

    private static RoundFiles Read(string answers) => Read(Encoding.UTF8.GetBytes(answers));

    private static RoundFiles Read(byte[] answers, string? partners = null) => RoundFiles.Read(
        new NamedFile("a.csv", new MemoryStream(answers)),
        partners is null ? null : new NamedFile("p.csv", new MemoryStream(Encoding.UTF8.GetBytes(partners))),
        Sample.Questionnaire);
}
