using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Dossier;

/// <summary>The fields of the chain's face.</summary>
public sealed record FaceFields
{
    public string? Colour { get; set; }

    public string? Name { get; set; }

    public string? Slogan { get; set; }

    public string? Mascot { get; set; }

    public string? MeetingPlace { get; set; }

    public string? Channels { get; set; }
}

/// <param name="Runs">Whether the viewer may change it.</param>
/// <param name="Version">0 until something is filled in.</param>
public sealed record FaceView(string Slug, string Chain, bool Runs, FaceFields Fields, bool HasLogo, int Version);

/// <summary>The chain's face. Whoever may see the chain can see it; coordinators change it.</summary>
public sealed class FaceService(IDbContextFactory<KetenScanDb> databases)
{
    public async Task<FaceView?> Find(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await (
            from chain in db.ChainsOf(viewer)
            where chain.Slug == slug
            join face in db.ChainFaces on chain.Id equals face.ChainId into faces
            from face in faces.DefaultIfEmpty()
            select new FaceView(
                slug,
                chain.Name,
                db.ChainsRunBy(viewer).Any(own => own.Id == chain.Id),
                face == null
                    ? new FaceFields()
                    : new FaceFields
                    {
                        Colour = face.Colour,
                        Name = face.Name,
                        Slogan = face.Slogan,
                        Mascot = face.Mascot,
                        MeetingPlace = face.MeetingPlace,
                        Channels = face.Channels,
                    },
                face != null && face.Logo != null,
                face == null ? 0 : face.Version)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The logo as PNG; null when there is none for the viewer.</summary>
    public async Task<byte[]?> Logo(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ChainFaces
            .Where(face => db.ChainsOf(viewer).Any(chain => chain.Id == face.ChainId && chain.Slug == slug))
            .Select(face => face.Logo)
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Stores the fields; null when the viewer does not run the chain.</summary>
    /// <exception cref="RuleBroken">The colour is not valid.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed the face since it was read.</exception>
    public Task<FaceView?> Save(Viewer viewer, FaceView view, CancellationToken cancel = default) =>
        Change(
            viewer,
            view,
            face => face.Describe(view.Fields.Colour, view.Fields.Name, view.Fields.Slogan, view.Fields.Mascot, view.Fields.MeetingPlace, view.Fields.Channels),
            cancel);

    /// <exception cref="UploadRefused">It is not a picture that can be stored.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed the face since it was read.</exception>
    public async Task<FaceView?> SetLogo(Viewer viewer, FaceView view, byte[] upload, CancellationToken cancel = default)
    {
        var png = await PictureFile.Read(upload, PictureFile.LogoWidth, PictureFile.LogoHeight, cancel);
        return await Change(viewer, view, face => face.Show(png), cancel);
    }

    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed the face since it was read.</exception>
    public Task<FaceView?> RemoveLogo(Viewer viewer, FaceView view, CancellationToken cancel = default) =>
        Change(viewer, view, face => face.Show(null), cancel);

    private Task<FaceView?> Change(Viewer viewer, FaceView view, Action<ChainFace> change, CancellationToken cancel) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainsRunBy(viewer).Where(chain => chain.Slug == view.Slug).Select(chain => (Guid?)chain.Id).SingleOrDefaultAsync(cancel) is not { } id)
            return null;

        var face = await db.ChainFaces.SingleOrDefaultAsync(face => face.ChainId == id, cancel);
        if ((face?.Version ?? 0) != view.Version) throw new ChangedMeanwhile<FaceView>((await Find(viewer, view.Slug, cancel))!);
        if (face is null) db.ChainFaces.Add(face = new ChainFace(id));

        change(face);
        await db.SaveChangesAsync(cancel);
        return await Find(viewer, view.Slug, cancel);
    });
}
