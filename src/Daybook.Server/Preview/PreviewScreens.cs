using System.Globalization;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Daybook.Server;

/// <summary>The screens of the phone: the diary, and what prompts and events ask. They turn and keep no answer.</summary>
internal static class PreviewScreens
{
    /// <summary>The items of the diary, of a prompt, or of an event.</summary>
    public static IReadOnlyList<Item> Items(Protocol protocol, string form) => FormItems.AreHers(protocol, form) ? FormItems.Of(protocol, form) : [];

    public static string Address(string form, int step, PreviewChoice choice) => $"/screen/{Uri.EscapeDataString(form)}/{step.ToString(CultureInfo.InvariantCulture)}{(choice with { Arm = "" }).Query}";

    public static IResult Screen(Previewed file, string form, int step, PreviewChoice choice, bool missing)
    {
        if (file.Sound is not { } written || Items(choice.Spoken(written), form) is var items && (step < 1 || step > items.Count))
            return Results.NotFound();
        var asked = BodyMaps.Question(items, items[step - 1]);
        return new PageResult(typeof(DiaryItemPage), new Dictionary<string, object?>
        {
            ["Frame"] = new Frame(asked) { Study = $"{choice.Word}/{form}", StudyTitle = written.Title, Purpose = Purpose.Rehearsal, Phone = true, Sheet = PreviewSheet.Of(choice.Theme), Language = choice.Spoken(written).Language },
            ["Day"] = new LocalDate(2026, 1, 1),
            ["Late"] = false,
            ["Item"] = items[step - 1],
            ["Question"] = asked,
            ["Answer"] = null,
            ["Step"] = step,
            ["Number"] = step,
            ["Count"] = items.Count,
            ["Missing"] = missing,
        });
    }

    public static async Task<IResult> Turn(Previewed file, string word, string form, int step, HttpContext http)
    {
        var choice = PreviewChoice.Of(word);
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        var go = typed["go"].ToString();
        if (go == "next" && typed["answer"].ToString().Length == 0)
            return Screen(file, form, step, choice, missing: true);
        var to = go switch { "next" or "skip" => step + 1, "back" => step - 1, _ => step };
        var count = file.Sound is { } sound ? Items(sound, form).Count : 1;
        return Results.Redirect(Address(form, to < 1 || to > count ? 1 : to, choice));
    }
}
