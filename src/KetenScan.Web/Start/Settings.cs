namespace KetenScan.Web.Start;

internal static class Settings
{
    /// <summary>Reads and validates the settings of one section, and registers the record.</summary>
    /// <exception cref="CannotStart">A setting is invalid.</exception>
    public static T AddSettings<T>(this WebApplicationBuilder builder, SettingsRules<T> rules)
        where T : class, new()
    {
        var settings = rules.Read(builder.Configuration.WithoutEmpty());
        builder.Services.AddSingleton(settings);
        return settings;
    }

    /// <summary>
    /// An empty value means the default, because a compose file passes every setting on, set or not. Only an empty data directory is an
    /// error: data would be stored where nobody looks for it.
    /// </summary>
    public static IConfiguration WithoutEmpty(this IConfiguration configuration) => new ConfigurationBuilder()
        .AddInMemoryCollection(configuration.AsEnumerable().Where(setting =>
            !string.IsNullOrWhiteSpace(setting.Value) || (setting.Value is not null && IsDataDirectory(setting.Key))))
        .Build();

    private static bool IsDataDirectory(string name) => string.Equals(name, nameof(ServerSettings.DataDirectory), StringComparison.OrdinalIgnoreCase);
}
