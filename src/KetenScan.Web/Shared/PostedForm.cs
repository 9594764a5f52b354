using Microsoft.Extensions.Primitives;

namespace KetenScan.Web.Shared;

/// <summary>A form whose sender is no longer signed in. <see cref="RefusedPage"/> sends it again after that.</summary>
/// <param name="Fields">All its fields but the token.</param>
/// <param name="Texts">What somebody wrote in it, to copy.</param>
public sealed record PostedForm(IReadOnlyList<KeyValuePair<string, StringValues>> Fields, IReadOnlyList<string> Texts);
