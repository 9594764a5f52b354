namespace KetenScan.Load.Servers;

internal enum Engine
{
    Sqlite,
    PostgreSql,
}
