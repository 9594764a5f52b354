namespace KetenScan.Domain.Dossier;

/// <summary>Something that was uploaded to a dossier.</summary>
public sealed class DossierFile
{
    private DossierFile()
    {
    }

    /// <param name="chainId">Whose dossier it belongs to.</param>
    /// <param name="name">As it is offered to who downloads it.</param>
    /// <param name="type">The media type that its content was found to have.</param>
    /// <param name="content">All of it.</param>
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
