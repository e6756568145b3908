using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using MimeKit;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>How to reach her, and how she wants to be reminded of her diary. It is kept encrypted with her identity, never in the study's record.</summary>
public static class ContactEndpoint
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } her || request.Study.Identities.IsErased(her.Key))
            return Answers.NotFound(http);
        var form = await request.Form();
        var (contact, wished) = Read(form);
        if (form.Wrong is { } wrong)
            return await request.Refused(Answers.Unreadable(wrong), refusal => Page(request, refusal));
        request.Study.Identities.Put(her.Key, contact);
        request.Study.Identities.ChangeWishes(her.Key, wished);
        return Answers.SeeOther(http, request.Path($"/participants/{her.Key}/contact"));
    }

    private static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        if (request.Participant() is not { } her)
            return Task.FromResult(Answers.NotFound(request.Http));
        if (request.Study.Identities.IsErased(her.Key))
            return Task.FromResult(Answers.NotFound(request.Http));
        return Task.FromResult(StudyRequest.Show<ContactPage>(request.Frame($"Contact of {Words.Name(her)}", "/screening", refusal), ("Participant", her),
            ("Contact", request.Study.Identities.Read(her.Key)), ("Wishes", request.Study.Identities.ReadWishes(her.Key)), ("Channels", FrontDesk.Of(request.Http).Options.Reminders)));
    }

    private static (Identity Contact, Func<ReminderWishes, ReminderWishes> Wished) Read(FormAnswers form)
    {
        var mail = form.Text("mail") is { } text ? MailboxAddress.TryParse(text, out var address) && address.Address == text ? text : form.Not<string>("The mail address", text, "an address such as name@example.org") : null;
        LocalTime? own = form.Text("own") is { } time ? Minutes.Parse(time) is { Success: true, Value: var parsed } ? parsed : form.Not<LocalTime?>("The time", time, "a time such as 20:30") : null;
        var (byMail, byMessage) = (form.Text("by-mail") == "yes", form.Text("by-message") == "yes");
        return (new Identity(form.Required("name", "The name"), form.Text("telephone"), mail), before => before with { Own = own, ByMail = byMail, ByMessage = byMessage });
    }
}
