using Microsoft.Extensions.Caching.Memory;

namespace KetenScan.Web.Shared;

/// <summary>A person who was taken out.</summary>
public sealed record RemovedRow(Guid Id, string Name);

/// <summary>People who were taken out of a chain in the last ten minutes, to put them back.</summary>
/// <remarks>In memory only, so that nothing of a removed person is kept on disk. Lost at a restart, and unknown to other servers.</remarks>
public sealed class RemovedPeople(IMemoryCache cache, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly Lock turn = new();

    /// <summary>Those of a chain, newest first.</summary>
    public IReadOnlyList<RemovedRow> Of(string slug) => [.. Living(slug).Select(one => new RemovedRow(one.Person.Id, one.Person.Name)).Reverse()];

    public RemovedPerson? Find(string slug, Guid person) => Living(slug).Find(one => one.Person.Id == person)?.Person;

    public void Keep(string slug, RemovedPerson person)
    {
        lock (turn) Store(slug, [.. Living(slug), new Removal(person, clock.GetUtcNow() + Kept)]);
    }

    public void Drop(string slug, Guid person)
    {
        lock (turn) Store(slug, Living(slug).FindAll(one => one.Person.Id != person));
    }

    /// <summary>A person who asked to be forgotten cannot be put back.</summary>
    public void Forget(string slug, string email)
    {
        lock (turn) Store(slug, Living(slug).FindAll(one => one.Person.Email != email));
    }

    private void Store(string slug, List<Removal> removals) => cache.Set((typeof(RemovedPeople), slug), removals, Kept);

    private List<Removal> Living(string slug) =>
        cache.TryGetValue((typeof(RemovedPeople), slug), out List<Removal>? found) ? found!.FindAll(one => one.Until > clock.GetUtcNow()) : [];

    private sealed record Removal(RemovedPerson Person, DateTimeOffset Until);
}
