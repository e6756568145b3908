using System.Globalization;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The coordinator brings in the file that a phone without a network made.</summary>
public static class RescueEndpoint
{
    /// <summary>The largest file: some hundred diaries.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } her)
            return Answers.NotFound(http);
        var form = await request.Form();
        var file = form.File("file", "The file");
        if (form.Wrong is { } wrong)
            return await request.Refused(Answers.Unreadable(wrong), refusal => Page(request, refusal));
        var (rescued, refused) = await RescueDesk.Take(request.Study, her.Key, file, request.Now, request.Cancelled);
        return rescued is { } done
            ? Answers.SeeOther(http, request.Path(string.Create(CultureInfo.InvariantCulture, $"/participants/{her.Key}/rescue?new={done.New}&there={done.There}&not={done.NotTaken}")))
            : await request.Refused(refused!, refusal => Page(request, refusal));
    }

    private static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        if (request.Participant() is not { } her)
            return Task.FromResult(Answers.NotFound(request.Http));
        var done = request.Asked("new") is null ? null : new Rescued(request.Number("new"), request.Number("there"), request.Number("not"));
        return Task.FromResult(StudyRequest.Show<RescuePage>(request.Frame($"What the phone of {Words.Name(her)} could not send", "/screening", refusal), ("Participant", her), ("Done", done)));
    }
}
