using System.Globalization;
using System.Net;
using FluentValidation;
using KetenScan.Web.Shared;
using MailKit.Security;
using MimeKit;

namespace KetenScan.Web.Start;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The mail server and who mail comes from.</summary>
public sealed record SmtpSettings(string Host, int Port, SecureSocketOptions Security, string From, string? Username, string? Password);

/// <param name="DetachAfterMonths">After so many months a closed round no longer says whose sheets they were; 0 for never.</param>
/// <param name="MailDays">So many days after it was sent, a message is thrown away; 0 for never.</param>
public sealed record RetentionSettings(int DetachAfterMonths, int MailDays);

/// <summary>The configuration, checked before anything starts.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">Where it is.</param>
/// <param name="DataDirectory">The folder of the SQLite file and the list of erasures.</param>
/// <param name="PublicUrl">The address that people type, with the path that the application stands under, without a slash at its end; never taken from a request.</param>
/// <param name="Smtp">The mail server; none means that the coordinator hands out the links.</param>
/// <param name="Retention">How long what is kept.</param>
/// <param name="TrustedProxies">Whose word is taken for the visitor's address, scheme, host and path.</param>
/// <param name="Oidc">Another provider by which accounts may sign in, if there is one.</param>
public sealed record Settings(DatabaseProvider Provider, string ConnectionString, string DataDirectory, string PublicUrl, SmtpSettings? Smtp, RetentionSettings Retention, IReadOnlyList<IPNetwork> TrustedProxies, OidcSettings? Oidc)
{
    /// <summary>So long a server that is told to stop serves on, and says that it is not ready.</summary>
    public TimeSpan Drain { get; init; }

    /// <summary>How often one network or person may ask where a secret is checked, at all servers together.</summary>
    public int DoorsPerMinute { get; init; } = Throttling.MostPerMinute;

    /// <summary>How often an open page asks whether its sign-in still holds.</summary>
    public TimeSpan AskEvery { get; init; }

    /// <summary>How many files one person may take away, at one server.</summary>
    public int FilesPerMinute { get; init; } = Throttling.MostFiles;

    /// <summary>Whether the address was given, and not made of where the server listens.</summary>
    internal bool IsPublicUrlSet { get; init; }

    /// <summary>Whether what a request says of its host is held against <see cref="PublicUrl"/>.</summary>
    internal bool HoldsToPublicUrl { get; init; }

    /// <summary>Whether a closed network does without TLS.</summary>
    internal bool AllowHttp { get; init; }

    internal bool IsHttps => PublicUrl.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>The path that the application stands under, such as /keten; empty for none.</summary>
    internal string Path => IsPublicUrlSet ? new Uri(PublicUrl).AbsolutePath.TrimEnd('/') : "";

    /// <exception cref="CannotStart">A setting is wrong; the message names it, the value found and the values allowed.</exception>
    internal static Settings From(IConfiguration configuration, bool inDevelopment)
    {
        // An empty value is none: a compose file passes every setting on, given or not.
        string? Given(string name) => string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name];
        var found = new Found(
            Given("Database:Provider") ?? nameof(DatabaseProvider.Sqlite),
            configuration.GetConnectionString("KetenScan"),
            configuration["DataDirectory"] ?? "./data",
            (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries),
            Given("PublicUrl"),
            Given("AllowHttp") ?? "false",
            Given("Smtp:Host"),
            Given("Smtp:Port") ?? "587",
            Given("Smtp:From"),
            Given("Smtp:Security") ?? nameof(SecureSocketOptions.StartTls),
            Given("Retention:DetachAfterMonths") ?? "24",
            Given("Retention:MailDays") ?? "90",
            Given("TrustedProxies") ?? "",
            Given("DrainSeconds") ?? "0",
            Given("Throttling:DoorsPerMinute") ?? $"{Throttling.MostPerMinute}",
            Given("Throttling:FilesPerMinute") ?? $"{Throttling.MostFiles}",
            Given("Sessions:AskEvery") ?? "00:01:00");

        var problem = new Check().Validate(found).Errors.FirstOrDefault();
        if (problem is not null) throw new CannotStart(problem.ErrorMessage);

        var directory = System.IO.Path.GetFullPath(found.DataDirectory);
        var provider = Enum.Parse<DatabaseProvider>(found.Provider, ignoreCase: true);
        Proxies.TryRead(found.TrustedProxies, out var proxies);
        return new Settings(
            provider,
            found.ConnectionString ?? $"Data Source={System.IO.Path.Combine(directory, "ketenscan.db")};Default Timeout=5",
            directory,
            (found.PublicUrl ?? found.Urls.FirstOrDefault() ?? KetenScanApp.DefaultUrl).TrimEnd('/'),
            SmtpOf(found, configuration),
            new RetentionSettings(int.Parse(found.DetachAfterMonths, CultureInfo.InvariantCulture), int.Parse(found.MailDays, CultureInfo.InvariantCulture)),
            proxies,
            OidcSettings.From(configuration))
        {
            IsPublicUrlSet = found.PublicUrl is not null,
            HoldsToPublicUrl = found.PublicUrl is not null && !inDevelopment,
            AllowHttp = bool.Parse(found.AllowHttp),
            DoorsPerMinute = int.Parse(found.DoorsPerMinute, CultureInfo.InvariantCulture),
            AskEvery = TimeSpan.Parse(found.AskEvery, CultureInfo.InvariantCulture),
            FilesPerMinute = int.Parse(found.FilesPerMinute, CultureInfo.InvariantCulture),
            Drain = TimeSpan.FromSeconds(int.Parse(found.DrainSeconds, CultureInfo.InvariantCulture)),
        };
    }

    private static SmtpSettings? SmtpOf(Found found, IConfiguration configuration) => found.SmtpHost is null
        ? null
        : new SmtpSettings(
            found.SmtpHost,
            int.Parse(found.SmtpPort, CultureInfo.InvariantCulture),
            Enum.Parse<SecureSocketOptions>(found.SmtpSecurity, ignoreCase: true),
            found.SmtpFrom!,
            string.IsNullOrEmpty(configuration["Smtp:Username"]) ? null : configuration["Smtp:Username"],
            configuration["Smtp:Password"]);

    private sealed record Found(
        string Provider, string? ConnectionString, string DataDirectory, string[] Urls, string? PublicUrl, string AllowHttp,
        string? SmtpHost, string SmtpPort, string? SmtpFrom, string SmtpSecurity, string DetachAfterMonths, string MailDays, string TrustedProxies, string DrainSeconds,
        string DoorsPerMinute, string FilesPerMinute, string AskEvery);

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
            RuleFor(found => found.PublicUrl)
                .Must(url => url is null || BeWhatPeopleType(url))
                .WithMessage(found => $"Setting PublicUrl is \"{found.PublicUrl}\"; it must be the address that people type, such as https://ketenscan.example.nl or https://intranet.example.nl/keten.");
            RuleFor(found => found.AllowHttp)
                .Must(allows => bool.TryParse(allows, out _))
                .WithMessage(found => $"Setting AllowHttp is \"{found.AllowHttp}\"; allowed are true and false.");
            RuleFor(found => found.TrustedProxies)
                .Must(written => Proxies.TryRead(written, out _))
                .WithMessage(found => $"Setting TrustedProxies is \"{found.TrustedProxies}\"; it must be IP addresses and networks with semicolons between, such as 10.0.0.5;10.20.30.0/28;fd00::5.");
            RuleFor(found => found.DetachAfterMonths)
                .Must(BeACount)
                .WithMessage(found => $"Setting Retention__DetachAfterMonths is \"{found.DetachAfterMonths}\"; it must be a number of months, or 0 for never.");
            RuleFor(found => found.MailDays)
                .Must(BeACount)
                .WithMessage(found => $"Setting Retention__MailDays is \"{found.MailDays}\"; it must be a number of days, or 0 for never.");
            RuleFor(found => found.DrainSeconds)
                .Must(seconds => int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 300)
                .WithMessage(found => $"Setting DrainSeconds is \"{found.DrainSeconds}\"; it must be a number of seconds from 0 to 300.");
            RuleFor(found => found.FilesPerMinute)
                .Must(BeAtLeastOne)
                .WithMessage(found => $"Setting Throttling__FilesPerMinute is \"{found.FilesPerMinute}\"; it must be a number from 1.");
            RuleFor(found => found.AskEvery)
                .Must(often => TimeSpan.TryParse(often, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero && time < TimeSpan.FromHours(1))
                .WithMessage(found => $"Setting Sessions__AskEvery is \"{found.AskEvery}\"; it must be a time below an hour, such as 00:01:00.");
            RuleFor(found => found.DoorsPerMinute)
                .Must(BeAtLeastOne)
                .WithMessage(found => $"Setting Throttling__DoorsPerMinute is \"{found.DoorsPerMinute}\"; it must be a number from 1.");
            When(found => found.SmtpHost is not null, () =>
            {
                RuleFor(found => found.PublicUrl).NotNull().WithMessage("Setting PublicUrl is empty; with a mail server it must be the address for links in mail, such as https://ketenscan.example.nl.");
                RuleFor(found => found.SmtpPort)
                    .Must(port => int.TryParse(port, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536)
                    .WithMessage(found => $"Setting Smtp__Port is \"{found.SmtpPort}\"; it must be a number from 1 to 65535, such as 587.");
                RuleFor(found => found.SmtpFrom)
                    .Must(from => MailboxAddress.TryParse(from, out _))
                    .WithMessage(found => $"Setting Smtp__From is \"{found.SmtpFrom}\"; it must be a mail address, such as \"KetenScan <ketenscan@example.nl>\".");
                RuleFor(found => found.SmtpSecurity)
                    .Must(security => Enum.GetNames<SecureSocketOptions>().Contains(security, StringComparer.OrdinalIgnoreCase))
                    .WithMessage(found => $"Setting Smtp__Security is \"{found.SmtpSecurity}\"; allowed are {string.Join(", ", Enum.GetNames<SecureSocketOptions>())}.");
            });
        }

        private static bool BeAtLeastOne(string written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;

        private static bool BeACount(string written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 1200;

        private static bool BeWhatPeopleType(string url) =>
            Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0
            && address.AbsolutePath.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.' or '~')
            && !address.AbsolutePath.Contains("//", StringComparison.Ordinal);

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
