using Daybook.Server;

namespace Daybook.Cli;

/// <summary>How reminders leave the server, from the environment: no password stands in a file or among arguments that anybody on the machine can read.</summary>
internal static class ReminderSettings
{
    public const string Mail = "DAYBOOK_SMTP", Message = "DAYBOOK_SMS", MessageToken = "DAYBOOK_SMS_TOKEN", Push = "DAYBOOK_PUSH_CONTACT";

    /// <param name="variable">Reads a variable; null or empty where it is not set.</param>
    /// <exception cref="Complaint">One of them is not what it should be.</exception>
    public static ReminderOptions Read(Func<string, string?> variable) => new()
    {
        Mail = Given(Mail, variable) is { } mail ? Server(mail) : null,
        MessageHook = Given(Message, variable) is { } hook ? Address(Message, hook, "https", "http") : null,
        MessageToken = Given(MessageToken, variable),
        PushContact = Given(Push, variable) is { } contact ? Address(Push, contact, "mailto", "https").ToString() : null,
    };

    private static string? Given(string name, Func<string, string?> variable) => variable(name) is { Length: > 0 } value ? value : null;

    private static MailServer Server(string address)
    {
        try
        {
            return MailServer.Parse(address);
        }
        catch (FormatException e)
        {
            throw new Complaint(ExitCode.Usage, $"{Mail}: {e.Message}", $"set {Mail} anew, or unset it to send no mail.");
        }
    }

    private static Uri Address(string name, string text, params string[] schemes) => Uri.TryCreate(text, UriKind.Absolute, out var url) && schemes.Contains(url.Scheme) && (url.Scheme != "http" || url.IsLoopback)
        ? url
        : throw new Complaint(ExitCode.Usage, $"{name} is not an address that begins with {schemes[0]}:.", $"set {name} anew, or unset it.");
}
