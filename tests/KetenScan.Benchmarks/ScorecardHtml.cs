using System.Globalization;
using System.Net;
using System.Text;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;

namespace KetenScan.Benchmarks;

/// <summary>The scorecard's content as a plain page for a browser to print: the same words, tables and figures.</summary>
internal static class ScorecardHtml
{
    public static string Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        var html = new StringBuilder(
            "<!DOCTYPE html><html lang=nl><meta charset=utf-8><title>Scorekaart</title><style>body{font:10pt Inter,"
            + "sans-serif}table{width:100%;border-collapse:collapse}td,th{padding:3px;border-bottom:1px solid "
            + "#dbe3e7;text-align:left}svg{max-width:100%}</style>");
        html.Append(culture, $"<h1>{E(report.Scorecard.Chain!.Name)}</h1><p>{E(Summary.Of(report, culture))}</p><ul>");
        foreach (var figure in KeyFigure.Of(report, texts, culture)) html.Append(culture, $"<li>{E(figure.Name)}: <b>{E(figure.Value)}</b> {E(figure.Note)}");
        html.Append("</ul>").Append(Svg(ScoreBars.Of(report, narrow: false, culture))).Append(Svg(Radar.Of(report, culture)));
        html.Append(culture, $"<h2>{E(texts["PartnersTitle"])}</h2><table><tr><th>");
        foreach (var principle in report.Scorecard.Principles) html.Append(culture, $"<th scope=col>{E(report.NameOf(principle, culture))}");
        foreach (var partner in report.Scorecard.Partners)
        {
            html.Append(culture, $"<tr><th scope=row>{E(partner.Name)}");
            foreach (var principle in report.Scorecard.Principles)
            {
                var score = principle.Partners.Single(result => result.Key == partner.Key).Score;
                html.Append(culture, $"<td style='background:{(score is { } known ? Heat.Of(known).Css : "none")}'>{Format.Score(score, culture)}");
            }
        }

        html.Append("</table>").Append(LevelGaps.Of(report, narrow: false, culture) is { } gaps ? Svg(gaps) : "");
        foreach (var (title, statements) in new[] { ("Strongest", report.Strongest), ("Weakest", report.Weakest), (
            "MostDivided",
            report.MostDividedStatements) })
            html.Append(culture, $"<h2>{E(texts[title])}</h2>").Append(Table(report, statements, culture));
        foreach (var principle in report.NeedAttention)
            html
                .Append(culture, $"<h3>{E(report.NameOf(principle, culture))}</h3><p>{E(PrincipleWords.Of(report, principle, culture))}</p>")
                .Append(Table(report, principle.Statements, culture));
        foreach (var principle in report.Priorities) html.Append(culture, $"<p>{E(report.NameOf(principle, culture))} – {principle.PriorityVotes}</p>");
        foreach (var comment in report.Comments) html.Append(culture, $"<p>“{E(comment.Text)}”</p>");
        html.Append(Table(report, [.. report.Scorecard.Principles.SelectMany(principle => principle.Statements)], culture));
        foreach (var key in (string[])["HowScores", "HowPartner", "HowBands", "HowInterval", "HowChange"]) html.Append(culture, $"<p>{E(texts[key])}</p>");
        return html.ToString();
    }

    private static string Table(ScorecardReport report, IReadOnlyList<StatementResult> statements, CultureInfo culture)
    {
        var html = new StringBuilder("<table>");
        foreach (var statement in statements)
            html.Append(
                culture,
                $"<tr><th scope=row>{statement.Code} "
                + $"{E(report.TextOf(statement, culture))}<td>{Format.Score(statement.Score, culture)}<td>"
                + $"{(statement.Favourable is { } share ? Format.Share(share, culture) : "–")}<td>"
                + $"{statement.DontKnow}<td>{Svg(AnswerBar.Of(statement, statement.Code, culture))}");
        return html.Append("</table>").ToString();
    }

    private static string Svg(Figure figure)
    {
        var svg = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<svg viewBox='0 0 {figure.Width} {figure.Height}' width='{figure.Width}' role=img aria-label='{E(figure.Message)}'>"));
        foreach (var shape in figure.Shapes)
        {
            svg.Append(shape switch
            {
                Line l => string.Create(CultureInfo.InvariantCulture, $"<line x1='{l.From.X}' y1='{l.From.Y}' x2='{l.To.X}' y2='{l.To.Y}' stroke='#16262e'/>"),
                Polygon p =>
                    $"<polygon points='{string.Join(' ', p.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X},{point.Y}")))}' "
                    + "fill-opacity='.3' stroke='#0b5a6f'/>",
                Disc d => string.Create(CultureInfo.InvariantCulture, $"<circle cx='{d.Centre.X}' cy='{d.Centre.Y}' r='{d.Radius}'/>"),
                Box b => string.Create(CultureInfo.InvariantCulture, $"<rect x='{b.X}' y='{b.Y}' width='{b.Width}' height='{b.Height}' fill='#4ca498'/>"),
                Label t => string.Create(CultureInfo.InvariantCulture, $"<text x='{t.At.X}' y='{t.At.Y}' font-size='{t.Size}'>{E(t.Text)}</text>"),
                _ => "",
            });
        }

        return svg.Append("</svg>").ToString();
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
