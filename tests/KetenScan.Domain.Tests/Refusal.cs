namespace KetenScan.Domain.Tests;

internal static class Refusal
{
    /// <summary>Checks that an action is refused by this rule.</summary>
    public static void Refuses(Rule rule, Action action) => Assert.Equal(rule, Assert.Throws<RuleBroken>(action).Rule);
}
