namespace KetenScan.Browser.Tests;

/// <summary>Every page of the application, with who opens it at which address. FocusTests fail when a page is missing.</summary>
internal static class PageRoutes
{
    /// <summary>For a page that is opened without signing in.</summary>
    public const string Nobody = "";

    private const string Chain = "/chains/dementie-de-meren";

    /// <summary>By the pattern of the route.</summary>
    public static IReadOnlyDictionary<string, (string Who, string Address)[]> All { get; } = new Dictionary<string, (string Who, string Address)[]>
    {
        ["/"] = [("strategisch", "/"), ("coordinator", "/"), ("consultant", "/"), ("beheer", "/")],
        ["/account/code"] = [(Nobody, "/account/code")],
        ["/account/forgot"] = [(Nobody, "/account/forgot")],
        ["/account/login"] = [(Nobody, "/account/login")],
        ["/account/password"] = [("coordinator", "/account/password")],
        ["/account/confirm"] = [("coordinator", "/account/confirm")],
        ["/account/security"] = [("coordinator", "/account/security")],
        ["/account/tokens"] = [("consultant", "/account/tokens")],
        ["/admin/accounts"] = [("beheer", "/admin/accounts")],
        ["/admin/audit"] = [("beheer", "/admin/audit")],
        ["/admin/questionnaires"] = [("beheer", "/admin/questionnaires")],
        ["/admin/questionnaires/{Key}/{Version:int}"] = [("beheer", "/admin/questionnaires/keten-8/1")],
        ["/admin/questionnaires/{Key}/{Version:int}/principles/{Principle:int}"] = [("beheer", "/admin/questionnaires/keten-8/1/principles/3")],
        ["/chains/new"] = [("coordinator", "/chains/new")],
        ["/chains/{Slug}"] = [("coordinator", Chain), ("strategisch", Chain)],
        ["/chains/{Slug}/actions"] = [("coordinator", $"{Chain}/actions?principle=3"), ("strategisch", $"{Chain}/actions?view=board")],
        ["/chains/{Slug}/audit"] = [("coordinator", $"{Chain}/audit")],
        ["/chains/{Slug}/dossier"] = [("coordinator", $"{Chain}/dossier")],
        ["/chains/{Slug}/dossier/face"] = [("coordinator", $"{Chain}/dossier/face")],
        ["/chains/{Slug}/dossier/history"] = [("coordinator", $"{Chain}/dossier/history")],
        ["/chains/{Slug}/dossier/{Number:int}"] =
            [("coordinator", $"{Chain}/dossier/2?add=Indicator"), ("coordinator", $"{Chain}/dossier/3"), ("strategisch", $"{Chain}/dossier/7")],
        ["/chains/{Slug}/import"] = [("coordinator", $"{Chain}/import")],
        ["/chains/{Slug}/people"] = [("coordinator", $"{Chain}/people")],
        ["/chains/{Slug}/rounds"] = [("coordinator", $"{Chain}/rounds")],
        ["/chains/{Slug}/rounds/{Number:int}/principles/{Principle:int}"] = [("coordinator", $"{Chain}/rounds/3/principles/3")],
        ["/chains/{Slug}/rounds/new"] = [("coordinator", $"{Chain}/rounds/new")],
        ["/chains/{Slug}/rounds/{Number:int}"] =
            [("coordinator", $"{Chain}/rounds/4"), ("coordinator", $"{Chain}/rounds/3"), ("consultant", "/chains/jeugd-noorderkwartier/rounds/3")],
        ["/chains/{Slug}/rounds/{Number:int}/assessment"] =
            [
                .. ((string[])["3", "9", "10", "10&sure=ask"]).Select(step => ("strategisch", $"{Chain}/rounds/4/assessment?step={step}")),
            ],
        ["/chains/{Slug}/rounds/{Number:int}/assessment/devices"] = [("strategisch", $"{Chain}/rounds/4/assessment/devices")],
        ["/chains/{Slug}/rounds/{Number:int}/comments"] = [("coordinator", $"{Chain}/rounds/2/comments")],
        ["/chains/{Slug}/rounds/{Number:int}/present"] = [("coordinator", $"{Chain}/rounds/3/present"), ("coordinator", $"{Chain}/rounds/3/present?screen=2")],
        ["/chains/{Slug}/rounds/{Number:int}/guide"] = [("coordinator", $"{Chain}/rounds/3/guide")],
        ["/chains/{Slug}/rounds/{Number:int}/messages"] = [("coordinator", $"{Chain}/rounds/4/messages")],
        ["/chains/{Slug}/settings"] = [("coordinator", $"{Chain}/settings")],
        ["/compare"] = [("consultant", "/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier")],
        ["/error"] = [(Nobody, "/error")],
        ["/i/code"] = [(Nobody, "/i/code")],
        ["/i/lost"] = [(Nobody, "/i/lost")],
        ["/i/{Token}"] = [(Nobody, "/i/unknown")],
        ["/not-found"] = [(Nobody, "/not-found")],
        ["/refused"] = [(Nobody, "/refused")],
        ["/privacy"] = [(Nobody, "/privacy")],
        ["/privacy/link/{Token}"] = [(Nobody, "/privacy/link/unknown")],
        ["/privacy/mine"] = [("strategisch", "/privacy/mine")],
    };
}
