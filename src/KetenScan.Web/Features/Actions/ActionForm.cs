using FluentValidation;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Actions;

/// <summary>An action being edited, new or existing.</summary>
public sealed class ActionForm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that was read; 0 for a new action.</summary>
    public int Version { get; set; }

    public bool IsNew => Version == 0;

    /// <summary>The closed round whose scorecard led to it.</summary>
    public int? RoundNumber { get; init; }

    public Principle Principle { get; set; } = Principle.SharedAmbition;

    public string? What { get; set; }

    public string? Why { get; set; }

    public string? Owner { get; set; }

    /// <summary>The owner, if it is a person of the chain; null for somebody else, whose name is typed.</summary>
    public Guid? PersonId { get; set; }

    public Guid? PartnerId { get; set; }

    public Guid? IndicatorId { get; set; }

    public DateOnly? Due { get; set; }

    public string? ExpectedEffect { get; set; }

    public static ActionForm Of(ActionLine line) => new()
    {
        Id = line.Id,
        Version = line.Version,
        RoundNumber = line.RoundNumber,
        Principle = line.Principle,
        What = line.What,
        Why = line.Why,
        Owner = line.Owner,
        PersonId = line.PersonId,
        PartnerId = line.PartnerId,
        IndicatorId = line.IndicatorId,
        Due = line.Due,
        ExpectedEffect = line.ExpectedEffect,
    };

    public ActionTerms Terms =>
        new(
            Principle,
            What ?? "",
            Why,
            Owner ?? "",
            PartnerId,
            Due!.Value,
            ExpectedEffect,
            PersonId,
            Principle == Principle.MeasurableAmbition ? IndicatorId : null);
}

/// <summary>Validates an action before it is stored.</summary>
internal sealed class ActionCheck : AbstractValidator<ActionForm>
{
    public ActionCheck(IStringLocalizer<ActionTexts> texts)
    {
        RuleFor(form => form.What).Must(what => what?.Trim().Length is > 0 and <= ImprovementAction.LongestWhat).WithMessage(_ => texts["WhatNeeded"]);
        RuleFor(form => form.Owner)
            .Must((form, owner) => form.PersonId is not null || owner?.Trim().Length is > 0 and <= ImprovementAction.LongestOwner)
            .WithMessage(_ => texts["OwnerNeeded"]);
        RuleFor(form => form.Due).NotNull().WithMessage(_ => texts["DueNeeded"]);
    }
}
