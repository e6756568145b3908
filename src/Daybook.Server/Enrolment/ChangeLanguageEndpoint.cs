using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Lets an enrolled participant read the study in another of its languages.</summary>
public static class ChangeLanguageEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => EnrolmentEndpoint.Act(http, (participant, form) => new ChangeLanguage(participant.Key, form.Required("language", "The language")));
}
