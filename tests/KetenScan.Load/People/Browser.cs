using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace KetenScan.Load.People;

/// <summary>What a server answered.</summary>
/// <param name="Location">Where it redirects to, if it does.</param>
internal readonly record struct Reply(HttpStatusCode Status, Uri? Location, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>Speaks HTTP/1.1 as the browser of one person: keeps cookies and connections, and does not follow redirects by itself.</summary>
/// <param name="server">Only a server on this machine.</param>
internal sealed class Browser(Uri server)
{
    /// <summary>As js/sheet.js waits.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly HttpMessageInvoker Wire = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = LongestWait,
    });

    private readonly Uri server = server.IsLoopback ? server : throw new CannotMeasure($"{server} is not on this machine.");
    private readonly Dictionary<string, string> cookies = [];
    private string cookieHeader = "";

    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public Task<Reply> Get(string address, CancellationToken cancel) => Send(new HttpRequestMessage(HttpMethod.Get, new Uri(server, address)), cancel);

    /// <summary>Posts a form that has no fields but its antiforgery token.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public Task<Reply> PostForm(string address, string token, CancellationToken cancel) => Send(
        new HttpRequestMessage(HttpMethod.Post, new Uri(server, address))
        {
            Content = new FormUrlEncodedContent([new KeyValuePair<string, string>("__RequestVerificationToken", token)]),
        },
        cancel);

    /// <summary>Posts JSON as js/sheet.js does.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public Task<Reply> PostJson(Uri address, byte[] json, string token, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("RequestVerificationToken", token);
        request.Headers.TryAddWithoutValidation("X-Requested-With", "XMLHttpRequest");
        return Send(request, cancel);
    }

    public Uri At(string address) => new(server, address);

    private async Task<Reply> Send(HttpRequestMessage request, CancellationToken cancel)
    {
        using var sent = request;
        if (cookieHeader.Length > 0) request.Headers.TryAddWithoutValidation("Cookie", cookieHeader);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(LongestWait);
        try
        {
            using var answer = await Wire.SendAsync(request, patience.Token);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set)) Keep(set);
            return new Reply(answer.StatusCode, answer.Headers.Location, await answer.Content.ReadAsByteArrayAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new HttpRequestException($"No answer within {LongestWait.TotalSeconds} seconds.");
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            throw new HttpRequestException(broken.Message, broken);
        }
    }

    private void Keep(IEnumerable<string> set)
    {
        foreach (var cookie in set)
        {
            var parts = cookie.Split(';')[0].Split('=', 2);
            if (parts[1].Length == 0) cookies.Remove(parts[0]);
            else cookies[parts[0]] = parts[1];
        }

        cookieHeader = string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
    }
}
