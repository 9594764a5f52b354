using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KetenScan.Web.Features.Api;

/// <summary>Answers with an ETag, by which a client can ask whether the answer changed: 304 when it did not.</summary>
internal static class ApiAnswer
{
    /// <summary>Writes enum values as words.</summary>
    public static JsonStringEnumConverter Words { get; } = new(JsonNamingPolicy.CamelCase);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { Words } };

    public static IResult Of<T>(HttpContext http, T answer) => Of(http, JsonSerializer.SerializeToUtf8Bytes(answer, Json));

    /// <param name="json">UTF-8.</param>
    public static IResult Of(HttpContext http, byte[] json)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 16))}\"");
        http.Response.Headers.ETag = tag.ToString();
        return Knows(http.Request.Headers.IfNoneMatch, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(json, "application/json; charset=utf-8");
    }

    private static bool Knows(StringValues known, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. known.OfType<string>()], out var tags)
            && tags.Any(own => own.Equals(EntityTagHeaderValue.Any) || own.Compare(tag, useStrongComparison: false));
}
