namespace KetenScan.Domain.Dossier;

internal static class FaceChecks
{
    /// <summary>The face has no dates, so it counts as it is now. <see cref="Check.Missing"/> contains property names.</summary>
    public static IReadOnlyList<Check> Of(ChainDossier dossier, DateOnly at)
    {
        var face = dossier.Face;
        return
        [
            Parts(CheckKey.OwnName, (nameof(face.Name), face?.Name is not null), (nameof(face.Slogan), face?.Slogan is not null)),
            Parts(CheckKey.OwnLook, (nameof(face.Logo), face?.Logo is not null), (nameof(face.Colour), face?.Colour is not null)),
            Parts(CheckKey.OwnPlace, (nameof(face.MeetingPlace), face?.MeetingPlace is not null)),
            Check.Recent(CheckKey.OwnVoice, dossier.All<Publication>().Select(publication => publication.Fact.Day), 6, at),
        ];
    }

    private static Check Parts(CheckKey key, params IReadOnlyList<(string Name, bool Holds)> parts) =>
        Check.Every(key, parts, part => part.Name, part => part.Holds);
}
