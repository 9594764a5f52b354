using FluentValidation;

namespace KetenScan.Web.Start;

/// <summary>Where the server listens, how people and proxies reach it, where it stores files and how it stops.</summary>
public sealed record ServerSettings
{
    internal const string Section = "";

    /// <summary>The folder of the SQLite file and the list of erasures.</summary>
    public string DataDirectory { get; init; } = "./data";

    /// <summary>The addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = "";

    /// <summary>The address that people type, with its path, without a trailing slash; never taken from a request.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Whether a closed network may go without TLS.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>The proxies whose X-Forwarded headers are trusted: IP addresses and networks, separated by semicolons.</summary>
    public string TrustedProxies { get; init; } = "";

    /// <summary>How many seconds a stopping server continues to serve while it reports that it is not ready.</summary>
    public int DrainSeconds { get; init; }

    /// <summary>Whether the address was configured, and not derived from where the server listens.</summary>
    internal bool IsPublicUrlSet { get; init; }

    /// <summary>Whether the host of a request is checked against <see cref="PublicUrl"/>.</summary>
    internal bool HoldsToPublicUrl => IsPublicUrlSet && !IsInDevelopment;

    internal bool IsInDevelopment { get; init; }

    internal TimeSpan Drain => TimeSpan.FromSeconds(DrainSeconds);

    internal bool IsHttps => PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path base of the application, such as /keten; empty for none.</summary>
    internal string Path => IsPublicUrlSet ? new Uri(PublicUrl).AbsolutePath.TrimEnd('/') : "";

    private string[] EachUrl => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries);

    internal sealed class Rules : SettingsRules<ServerSettings>
    {
        private readonly bool inDevelopment;

        public Rules(bool inDevelopment)
            : base(Section)
        {
            this.inDevelopment = inDevelopment;
            Setting(server => server.DataDirectory, folder => !string.IsNullOrWhiteSpace(folder) && !folder.Contains('\0'), "it must be the path of a folder.");
            RuleForEach(server => server.EachUrl).Must(IsListenable)
                .WithMessage((_, url) => $"Setting urls has \"{url}\"; it must be an address such as http://127.0.0.1:5080.");
            Setting(server => server.PublicUrl, url => url.Length == 0 || IsTypable(url),
                "it must be the address that people type, such as https://ketenscan.example.nl or https://intranet.example.nl/keten.");
            Setting(server => server.TrustedProxies, written => Proxies.TryRead(written, out _),
                "it must be IP addresses and networks separated by semicolons, such as 10.0.0.5;10.20.30.0/28;fd00::5.");
            Setting(server => server.DrainSeconds, seconds => seconds is >= 0 and <= 300, "it must be a number of seconds from 0 to 300.");
        }

        public override ServerSettings Read(IConfiguration configuration)
        {
            var read = base.Read(configuration);
            var isSet = read.PublicUrl.Length > 0;
            return read with
            {
                DataDirectory = System.IO.Path.GetFullPath(read.DataDirectory),
                PublicUrl = (isSet ? read.PublicUrl : read.EachUrl.FirstOrDefault() ?? KetenScanApp.DefaultUrl).TrimEnd('/'),
                IsPublicUrlSet = isSet,
                IsInDevelopment = inDevelopment,
            };
        }

        private static bool IsTypable(string url) =>
            Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0
            && address.AbsolutePath.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.' or '~')
            && !address.AbsolutePath.Contains("//", StringComparison.Ordinal);

        private static bool IsListenable(string url)
        {
            try
            {
                return BindingAddress.Parse(url) is { Scheme: "http" or "https", PathBase: "" };
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }
}
