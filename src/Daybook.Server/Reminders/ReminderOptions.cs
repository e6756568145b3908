namespace Daybook.Server;

/// <summary>How reminders leave the server. What is null is not used.</summary>
public sealed record ReminderOptions
{
    /// <summary>No reminders.</summary>
    public static ReminderOptions None { get; } = new();

    /// <summary>The site's mail server.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>The address that takes text messages as JSON.</summary>
    public Uri? MessageHook { get; init; }

    /// <summary>What that address asks for, as a bearer token.</summary>
    public string? MessageToken { get; init; }

    /// <summary>Whom a push service may write to, as mailto:… ; without it nothing is pushed.</summary>
    public string? PushContact { get; init; }

    /// <summary>The push services that may be sent to, by the end of their name. A participant's browser names the address: the server calls nothing else for her.</summary>
    public IReadOnlyList<string> PushServices { get; init; } = ["fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"];

    /// <summary>Whether an address is one of a known push service.</summary>
    public bool MayPushTo(string endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback) && PushServices.Any(service => url.Authority == service || (service[0] == '.' && url.Authority.EndsWith(service, StringComparison.Ordinal)));
}

/// <summary>A mail server, as smtp://user:password@host:587?from=study@example.org says it; smtps:// for a port that is encrypted from the first byte.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">The sender's address.</param>
/// <param name="User">The account; null where none is asked for.</param>
/// <param name="Password">Its password.</param>
/// <param name="Security">How the connection is encrypted. It is not on this machine alone; a server elsewhere that offers no encryption gets nothing.</param>
public sealed record MailServer(string Host, int Port, string From, string? User, string? Password, MailSecurity Security)
{
    private const int Submission = 587, Submissions = 465;

    /// <summary>Reads the address of a mail server.</summary>
    /// <exception cref="FormatException">It is none; the message says how it is written and repeats no password.</exception>
    public static MailServer Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("smtp" or "smtps") || Sender(url) is not { } from)
            throw new FormatException("The mail server is not written as smtp://user:password@host:587?from=study@example.org.");
        string[] account = url.UserInfo.Split(':', 2);
        var security = url.Scheme == "smtps" || url.Port == Submissions ? MailSecurity.FromTheStart : url.IsLoopback ? MailSecurity.None : MailSecurity.Demanded;
        return new MailServer(url.Host, url.Port > 0 ? url.Port : security == MailSecurity.FromTheStart ? Submissions : Submission, from, Part(account, 0), Part(account, 1), security);
    }

    /// <summary>The host: a password must not stand in a log by accident.</summary>
    public override string ToString() => $"{Host}:{Port}";

    private static string? Sender(Uri url) => url.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair is ["from", _]) is { } pair ? Uri.UnescapeDataString(pair[1]) : null;

    private static string? Part(string[] account, int index) => index < account.Length && account[index].Length > 0 ? Uri.UnescapeDataString(account[index]) : null;
}

/// <summary>How the connection to a mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: on this machine.</summary>
    None,

    /// <summary>STARTTLS, and nothing is sent without it (RFC 3207).</summary>
    Demanded,

    /// <summary>From the first byte (RFC 8314).</summary>
    FromTheStart,
}
