namespace KetenScan.Domain.Questionnaires;

/// <summary>The eight principles of chain collaboration. Number (their order) and name (their key) never change.</summary>
public enum Principle
{
    SharedAmbition = 1,
    MeasurableAmbition = 2,
    Governance = 3,
    AllForOne = 4,
    Relationship = 5,
    Successes = 6,
    Differences = 7,
    Face = 8,
}
