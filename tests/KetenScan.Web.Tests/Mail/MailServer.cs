using System.Buffers;
using System.Net;
using System.Net.Sockets;
using KetenScan.Web.Features.Mail;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace KetenScan.Web.Tests.Mail;

/// <summary>A mail server on a port of its own that keeps what it takes.</summary>
internal sealed class MailServer : MessageStore, IMailboxFilter, IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private readonly List<MimeMessage> taken = [];

    public MailServer()
    {
        var port = FreePort();
        Settings = new SmtpSettings { Host = "127.0.0.1", Port = port, Security = SecureSocketOptions.None, From = "KetenScan <ketenscan@example.nl>" };
        var services = new ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).IsSecure(false))
            .Build();
        running = new global::SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public SmtpSettings Settings { get; }

    /// <summary>A recipient that it refuses.</summary>
    public string? Refused { get; init; }

    /// <summary>Called while it receives the first message.</summary>
    public Func<Task>? OnFirst { get; set; }

    public Func<Task>? OnSecond { get; set; }

    public List<MimeMessage> Taken => taken;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(buffer.ToArray());
        var mail = await MimeMessage.LoadAsync(content, cancellationToken);
        lock (taken) taken.Add(mail);
        var meanwhile = OnFirst ?? OnSecond;
        if (OnFirst is not null) OnFirst = null;
        else OnSecond = null;
        if (meanwhile is not null) await meanwhile();
        return SmtpResponse.Ok;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult($"{to.User}@{to.Host}" != Refused);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        stop.Dispose();
    }
}
