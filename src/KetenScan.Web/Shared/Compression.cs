using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace KetenScan.Web.Shared;

/// <summary>
/// Marks a page that is sent compressed. Only for a page that repeats nothing of its address: otherwise somebody who makes a visitor open
/// addresses could guess what else is on the page from its size (BREACH).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CompressedAttribute : Attribute;

internal static class Compression
{
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }

    public static void UsePageCompression(this IApplicationBuilder app) => app.UseWhen(
        http => http.GetEndpoint()?.Metadata.GetMetadata<CompressedAttribute>() is not null,
        page => page.UseResponseCompression());
}
