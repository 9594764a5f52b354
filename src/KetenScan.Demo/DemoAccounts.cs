using KetenScan.Data.Access;

namespace KetenScan.Demo;

/// <summary>The six people you can sign in as in the demo.</summary>
public sealed class DemoAccounts
{
    public Account Coordinator { get; } = new("coordinator@demo.example", "Marieke de Boer");

    public Account Strategic { get; } = new("strategisch@demo.example", "Joost van Dijk");

    public Account Operational { get; } = new("uitvoering@demo.example", "Fatima El Amrani");

    public Account Consultant { get; } = new("consultant@demo.example", "Pieter Hoekstra");

    public Account Administrator { get; } = new("beheer@demo.example", "Ingrid Smeets");

    public Account Outsider { get; } = new("buitenstaander@demo.example", "Bas Willemsen");

    public IReadOnlyList<Account> All => [Coordinator, Strategic, Operational, Consultant, Administrator, Outsider];
}
