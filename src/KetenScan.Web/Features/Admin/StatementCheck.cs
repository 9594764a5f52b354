using FluentValidation;
using FluentValidation.Results;
using KetenScan.Domain;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Admin;

/// <summary>Validates the statements of one principle before they are stored. A translation may come later: only publishing needs it.</summary>
internal sealed class StatementCheck : AbstractValidator<DraftSection>
{
    public const int LongestText = 300;

    public StatementCheck(IStringLocalizer<AdminTexts> texts)
    {
        RuleFor(section => section).Custom((section, context) =>
        {
            foreach (var statement in section.Statements)
            {
                if (string.IsNullOrWhiteSpace(statement[Language.Default.Code]))
                    context.AddFailure(Wrong(statement, Language.Default.Code, texts["StatementNeeded"]));
                foreach (var language in Language.All.Select(language => language.Code))
                {
                    if (statement[language].Length > LongestText)
                        context.AddFailure(Wrong(statement, language, texts["StatementTooLong", LongestText]));
                    if (Twin(section, statement, language) is { } twin)
                        context.AddFailure(Wrong(statement, language, texts["StatementTwice", twin.Code]));
                }
            }
        });
    }

    /// <summary>The id of the field of a text.</summary>
    public static string IdOf(DraftStatement statement, string language) => $"{language}-{statement.Code}";

    private static ValidationFailure Wrong(DraftStatement statement, string language, string problem) => new(IdOf(statement, language), problem);

    /// <summary>An earlier statement with the same text.</summary>
    private static DraftStatement? Twin(DraftSection section, DraftStatement statement, string language) =>
        string.IsNullOrWhiteSpace(statement[language])
            ? null
            : section.Statements.TakeWhile(other => other != statement).FirstOrDefault(other => other.IsSame(statement, language));
}
