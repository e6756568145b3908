using System.Net.Http.Headers;
using System.Net.Http.Json;
using Daybook.Study;

namespace Daybook.Server;

/// <summary>Text messages through whatever service the site has: the number and the words as JSON to one address of the site's choice.</summary>
internal sealed class MessageChannel(HttpClient http, ReminderOptions options) : IReminderChannel
{
    public string Name => "message";

    public bool IsShared => true;

    public bool Reaches(Identity? contact, ReminderWishes wishes) => options.MessageHook is not null && wishes.ByMessage && contact?.Telephone is { Length: > 0 };

    public async Task<ReminderOutcome> Send(Reminder reminder, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, options.MessageHook) { Content = JsonContent.Create(new { to = reminder.Contact!.Telephone, text = $"{reminder.Text.Title}. {reminder.Text.Body}" }) };
        if (options.MessageToken is { } token)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(message, cancellation);
        return answer.IsSuccessStatusCode ? ReminderOutcome.Sent : (int)answer.StatusCode is 429 or >= 500 ? ReminderOutcome.Later : ReminderOutcome.Refused;
    }
}
