using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Her own report (P-12): nothing until the study is over for her, then what she answered, and what she took once the code is open.</summary>
public static class PersonalReportEndpoint
{
    public const string OfPhone = "/s/{study}/own-report";

    public static async Task<IResult> Phone(HttpContext http, DeviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Results.Bytes(SyncJson.Write(new OwnReport(await request.Study.Ask(new ShowPersonalReport(request.Participant)))), "application/json");
    }

    public static async Task<IResult> Own(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var her = request.State.Participants[request.Caller.Participant!.Value];
        var language = DiaryEndpoint.LanguageOf(request.ProtocolOf(her), her);
        var report = await request.Ask(new ShowPersonalReport(her.Key));
        return StudyRequest.Show<PersonalReportPage>(request.Frame(PhoneTexts.In(language)["report"]) with { Language = language }, ("Report", report));
    }
}

/// <summary>Her report; null as long as the study goes on for her.</summary>
public sealed record OwnReport(PersonalReport? Report);
