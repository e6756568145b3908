using Daybook.Study;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Daybook.Server;

/// <summary>Electronic mail through the site's own server (SMTP).</summary>
internal sealed class MailChannel(ReminderOptions options) : IReminderChannel
{
    public string Name => "mail";

    public bool IsShared => true;

    public bool Reaches(Identity? contact, ReminderWishes wishes) => options.Mail is not null && wishes.ByMail && contact?.Mail is { Length: > 0 };

    public async Task<ReminderOutcome> Send(Reminder reminder, CancellationToken cancellation)
    {
        using var client = new SmtpClient();
        try
        {
            await Open(client, options.Mail!, cancellation);
            await client.SendAsync(Message(reminder, options.Mail!), cancellation);
            // The server has taken it by now: what comes of saying goodbye must not make it be sent again.
            return ReminderOutcome.Sent;
        }
        catch (SmtpCommandException refused)
        {
            return (int)refused.StatusCode is >= 500 ? ReminderOutcome.Refused : ReminderOutcome.Later;
        }
    }

    private static async Task Open(SmtpClient client, MailServer server, CancellationToken cancellation)
    {
        client.Timeout = (int)ReminderClock.SlowestCarrier.TotalMilliseconds;
        await client.ConnectAsync(server.Host, server.Port, server.Security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.Demanded => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        }, cancellation);
        if (server.User is not null)
            await client.AuthenticateAsync(server.User, server.Password ?? "", cancellation);
    }

    private static MimeMessage Message(Reminder reminder, MailServer server)
    {
        var message = new MimeMessage { Subject = reminder.Text.Title, Body = new TextPart("plain") { Text = reminder.Text.Body + "\r\n" } };
        message.From.Add(MailboxAddress.Parse(server.From));
        message.To.Add(MailboxAddress.Parse(reminder.Contact!.Mail!));
        // RFC 3834: nobody's absence note answers.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
