namespace KetenScan.Domain.Dossier;

/// <summary>A file uploaded to a dossier.</summary>
public sealed class DossierFile
{
    private DossierFile()
    {
    }

    /// <param name="name">The file name offered on download.</param>
    /// <param name="type">The media type detected from the content.</param>
    public DossierFile(Guid chainId, string name, string type, byte[] content)
    {
        Id = Guid.CreateVersion7();
        ChainId = chainId;
        Name = name;
        Type = type;
        Content = content;
    }

    public Guid Id { get; private set; }

    public Guid ChainId { get; private set; }

    public string Name { get; private set; } = "";

    public string Type { get; private set; } = "";

    public byte[] Content { get; private set; } = [];
}
