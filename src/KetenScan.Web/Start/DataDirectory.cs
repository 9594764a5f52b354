namespace KetenScan.Web.Start;

/// <summary>The folder of the SQLite file and the list of erasures. One KetenScan at a time works on a SQLite file in it; with PostgreSQL several do, and verbs beside them.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream? ours;

    /// <exception cref="CannotStart">The folder cannot be written, or another KetenScan works in it.</exception>
    public DataDirectory(ServerSettings settings, DatabaseSettings database)
    {
        Path = settings.DataDirectory;
        try
        {
            Directory.CreateDirectory(Path);

            // The list of erasures is written here whatever the database, and must not be missed when somebody is erased.
            if (database.Provider != DatabaseProvider.Sqlite) File.Create(In($"ketenscan-{Guid.NewGuid():N}.tmp"), 1, FileOptions.DeleteOnClose).Dispose();
            else ours = new FileStream(In("ketenscan.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CannotStart($"The data directory {Path} cannot be written; give this user the right to, or set DataDirectory to another folder.");
        }
        catch (IOException problem)
        {
            throw new CannotStart($"The data directory {Path} cannot be used: {problem.Message} If another KetenScan runs there, stop it or set DataDirectory to another folder.");
        }
    }

    public string Path { get; }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => ours?.Dispose();
}
