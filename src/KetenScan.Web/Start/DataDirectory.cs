namespace KetenScan.Web.Start;

/// <summary>
/// The folder of the SQLite file and the list of erasures. Only one process uses a SQLite file; with PostgreSQL several servers and commands share the folder.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream? ours;

    /// <exception cref="CannotStart">The folder is not writable, or another process uses it.</exception>
    public DataDirectory(ServerSettings settings, DatabaseSettings database)
    {
        Path = settings.DataDirectory;
        try
        {
            Directory.CreateDirectory(Path);

            // The list of erasures is written here with either database, and must not fail when somebody is erased.
            if (database.Provider != DatabaseProvider.Sqlite) File.Create(In($"ketenscan-{Guid.NewGuid():N}.tmp"), 1, FileOptions.DeleteOnClose).Dispose();
            else ours = new FileStream(In("ketenscan.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CannotStart($"The data directory {Path} is not writable; give this user write access, or set DataDirectory to another folder.");
        }
        catch (IOException problem)
        {
            throw new CannotStart(
                $"The data directory {Path} cannot be used: {problem.Message} If another KetenScan runs there, stop it or set DataDirectory to another "
                + "folder.");
        }
    }

    public string Path { get; }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => ours?.Dispose();
}
