using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Account;

public sealed record SignInInput([FromForm(Name = "Input.Email")] string? Email, [FromForm(Name = "Input.Password")] string? Password);

/// <summary>Validates a sign-in form before the account is looked up.</summary>
internal sealed class SignInCheck : AbstractValidator<SignInInput>
{
    public SignInCheck(IStringLocalizer<AccountTexts> texts)
    {
        RuleFor(input => input.Email ?? "").EmailAddress().WithMessage(_ => texts["EmailNeeded"]);
        RuleFor(input => input.Password).NotEmpty().WithMessage(_ => texts["PasswordNeeded"]);
    }
}
