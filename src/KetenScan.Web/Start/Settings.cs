namespace KetenScan.Web.Start;

internal static class Settings
{
    /// <summary>Reads and checks the settings of one section, for everything that asks for their record.</summary>
    /// <exception cref="CannotStart">A setting is wrong.</exception>
    public static T AddSettings<T>(this WebApplicationBuilder builder, SettingsRules<T> rules)
        where T : class, new()
    {
        var settings = rules.Read(builder.Configuration.WithoutEmpty());
        builder.Services.AddSingleton(settings);
        return settings;
    }

    /// <summary>
    /// An empty value means the default: a compose file passes every setting on, given or not. Only an empty data directory is a
    /// mistake: data would go where nobody looks for it.
    /// </summary>
    public static IConfiguration WithoutEmpty(this IConfiguration configuration) => new ConfigurationBuilder()
        .AddInMemoryCollection(configuration.AsEnumerable().Where(setting =>
            !string.IsNullOrWhiteSpace(setting.Value) || (setting.Value is not null && IsDataDirectory(setting.Key))))
        .Build();

    private static bool IsDataDirectory(string name) => string.Equals(name, nameof(ServerSettings.DataDirectory), StringComparison.OrdinalIgnoreCase);
}
