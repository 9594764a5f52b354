using System.ComponentModel;
using System.Linq.Expressions;
using FluentValidation;

namespace KetenScan.Web.Start;

/// <summary>
/// Reads one section of the configuration into a record and validates it. An error stops the server with one line: the setting, the
/// value found and what is allowed. Booleans and enums need no rule.
/// </summary>
/// <param name="section">The section; empty for settings without a section.</param>
internal abstract class SettingsRules<T>(string section) : AbstractValidator<T>
    where T : class, new()
{
    private readonly Dictionary<string, string> allowed = [];

    /// <exception cref="CannotStart">A setting is invalid.</exception>
    public virtual T Read(IConfiguration configuration)
    {
        var given = section.Length == 0 ? configuration : configuration.GetSection(section);
        foreach (var property in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            if (given[property.Name] is { } text && !IsOne(property.PropertyType, text))
                throw new CannotStart(Wrong(property.Name, text, AllowedFor(property.Name, property.PropertyType)));
        }

        var read = new T();
        given.Bind(read);
        if (Validate(read).Errors.FirstOrDefault() is not { } problem) return read;

        // Not as a message of the rule: what was typed could contain placeholders of such a message.
        throw new CannotStart(problem.CustomState is string words
            ? Wrong(problem.PropertyName, given[problem.PropertyName] ?? $"{problem.AttemptedValue}", words)
            : problem.ErrorMessage);
    }

    /// <summary>A rule for one setting, also when its text cannot be parsed as its type.</summary>
    /// <param name="words">What is allowed, as the end of the message: "it must be …".</param>
    protected IRuleBuilderOptions<T, TValue> Setting<TValue>(Expression<Func<T, TValue>> setting, Func<TValue, bool> isAllowed, string words)
    {
        var name = ((MemberExpression)setting.Body).Member.Name;
        allowed[name] = words;
        return RuleFor(setting).Must(isAllowed).WithState(_ => words);
    }

    private string AllowedFor(string name, Type type) =>
        type == typeof(bool) ? "allowed values are true and false."
        : type.IsEnum && Enum.GetNames(type) is var names ? $"allowed values are {string.Join(names.Length == 2 ? " and " : ", ", names)}."
        : allowed[name];

    private string Wrong(string name, string found, string words)
    {
        var shown = string.IsNullOrWhiteSpace(found) ? "empty" : $"\"{found.ReplaceLineEndings(" ")}\"";
        return $"Setting {(section.Length == 0 ? "" : $"{section}__")}{name} is {shown}; {words}";
    }

    // The framework would also accept the number of an enum value.
    private static bool IsOne(Type type, string text) =>
        type.IsEnum ? Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) : TypeDescriptor.GetConverter(type).IsValid(text);
}
