using System.CommandLine;
using System.Globalization;
using KetenScan.Load.People;
using KetenScan.Load.Servers;

namespace KetenScan.Load.Commands;

/// <summary>The options that several commands share. A wrong value gives one line that says what is allowed.</summary>
internal static class Options
{
    public static readonly Option<int> People = Number("--people", "How many people fill in at once.", 32, 1, 500);
    public static readonly Option<int> Seconds = Number("--seconds", "How long each run is measured.", 30, 1, 600);
    public static readonly Option<int> Warm = Number("--warm", "Seconds that people fill in before it is measured.", 5, 0, 60);
    public static readonly Option<int> Seed = Number("--seed", "The same seed gives the same answers, pauses and moments.", 1, 0, 1_000_000);
    public static readonly Option<bool> Steps = new("--steps") { Description = "People also go to the next step after every five answers." };

    public static readonly Option<string> Connection = new("--connection")
    {
        Description = "What to add to the program's connection string, such as \"Max Auto Prepare=20;No Reset On Close=true\".",
        DefaultValueFactory = _ => "",
    };

    public static readonly Option<Engine> Database = new("--database")
    {
        Description = "sqlite or postgresql.",
        DefaultValueFactory = _ => Engine.PostgreSql,
        CustomParser = result =>
        {
            if (Enum.TryParse<Engine>(result.Tokens[0].Value, ignoreCase: true, out var engine) && !char.IsAsciiDigit(result.Tokens[0].Value[0])) return engine;
            result.AddError($"--database is {result.Tokens[0].Value}; it must be sqlite or postgresql.");
            return default;
        },
    };

    public static Option<Pause> Think(Pause usual) => new("--think")
    {
        Description = "Seconds between two answers of a person, such as 3-5, or none.",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (Pause.Read(result.Tokens[0].Value) is { } pause) return pause;
            result.AddError($"--think is {result.Tokens[0].Value}; it must be none or seconds from 0 to 60, such as 3-5.");
            return default;
        },
    };

    public static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} {least} to {most}.", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) || value < least || value > most))
                result.AddError($"{name} is {result.Tokens[0].Value}; it must be a number from {least} to {most}.");
        });
        return option;
    }
}
