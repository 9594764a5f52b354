namespace KetenScan.Web.Features.Mail;

internal static class MailFeature
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailWriter>();
        services.AddHostedService<MailSender>();
    }
}
