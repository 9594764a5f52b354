namespace KetenScan.Web.Features.Invitations;

/// <summary>Marks the texts of the page that a personal link opens.</summary>
public sealed class InvitationTexts;
