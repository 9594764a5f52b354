namespace KetenScan.Domain.Rounds;

public enum RoundState
{
    Draft,
    Open,
    Closed,
}
