using FluentValidation;

namespace KetenScan.Web.Start;

internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The configuration, checked before anything starts.</summary>
internal sealed record Settings(DatabaseProvider Provider, string ConnectionString, string DataDirectory)
{
    /// <exception cref="CannotStart">A setting is wrong; the message names it, the value found and the values allowed.</exception>
    public static Settings From(IConfiguration configuration)
    {
        var found = new Found(
            configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite),
            configuration.GetConnectionString("KetenScan"),
            configuration["DataDirectory"] ?? "./data",
            (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries));

        var problem = new Check().Validate(found).Errors.FirstOrDefault();
        if (problem is not null) throw new CannotStart(problem.ErrorMessage);

        var directory = Path.GetFullPath(found.DataDirectory);
        var provider = Enum.Parse<DatabaseProvider>(found.Provider, ignoreCase: true);
        return new Settings(provider, found.ConnectionString ?? $"Data Source={Path.Combine(directory, "ketenscan.db")};Default Timeout=5", directory);
    }

    private sealed record Found(string Provider, string? ConnectionString, string DataDirectory, string[] Urls);

    private sealed class Check : AbstractValidator<Found>
    {
        public Check()
        {
            RuleFor(found => found.Provider)
                .Must(provider => Enum.GetNames<DatabaseProvider>().Contains(provider, StringComparer.OrdinalIgnoreCase))
                .WithMessage(found => $"Setting Database__Provider is \"{found.Provider}\"; allowed are {string.Join(" and ", Enum.GetNames<DatabaseProvider>())}.");
            RuleFor(found => found.ConnectionString)
                .NotEmpty()
                .When(found => string.Equals(found.Provider, nameof(DatabaseProvider.PostgreSql), StringComparison.OrdinalIgnoreCase))
                .WithMessage("Setting ConnectionStrings__KetenScan is empty; PostgreSQL needs one, such as \"Host=127.0.0.1;Database=ketenscan;Username=ketenscan;Password=...\".");
            RuleFor(found => found.DataDirectory)
                .Must(directory => !string.IsNullOrWhiteSpace(directory) && !directory.Contains('\0'))
                .WithMessage(found => $"Setting DataDirectory is \"{found.DataDirectory}\"; it must be the path of a folder.");
            RuleForEach(found => found.Urls)
                .Must(BeAnAddress)
                .WithMessage((_, url) => $"Setting urls has \"{url}\"; it must be an address such as http://127.0.0.1:5080.");
        }

        private static bool BeAnAddress(string url)
        {
            try
            {
                return BindingAddress.Parse(url).Scheme is "http" or "https";
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }
}
