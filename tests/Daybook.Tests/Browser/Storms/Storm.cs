using Daybook.Trial;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser.Storms;

/// <summary>What came of a storm.</summary>
/// <param name="Blows">How often something was done to the phone.</param>
/// <param name="AtSave">Of those, kills that fell between the press of Send and what the screen said of it, or just after.</param>
/// <param name="Begun">Blows after which the diary was still being written.</param>
/// <param name="Unseen">Blows after which it was saved, and the screen had not said so yet.</param>
/// <param name="Thrown">Blows after which the browser had thrown its database away, and the phone had to be made hers again.</param>
/// <param name="Saved">Diaries of which the screen said "saved".</param>
/// <param name="Answers">Answers after which the screen had gone on.</param>
/// <param name="Lost">Of those, diaries that are not in the record.</param>
/// <param name="AnswersLost">Of those, answers that were not there when the app was opened again.</param>
/// <param name="Doubled">Diaries that are in the record more than once.</param>
/// <param name="Wrong">What else must never be.</param>
internal sealed record Weathered(int Blows, int AtSave, int Begun, int Unseen, int Thrown, int Saved, int Answers, int Lost, int AnswersLost, int Doubled, IReadOnlyList<string> Wrong)
{
    public bool IsWell => Lost == 0 && AnswersLost == 0 && Doubled == 0 && Wrong.Count == 0;
}

/// <summary>What is done to a phone, from one seed, and the book that is kept beside it: what its screens said, against what it and the study have afterwards.</summary>
internal sealed partial class Storm : IAsyncDisposable
{
    private readonly Random chance;
    private readonly IPlaywright playwright;
    private readonly StormSite site;
    private readonly string profile = Directory.CreateTempSubdirectory("daybook-storm-").FullName;
    private readonly HashSet<long> saved = [];
    /// <summary>What was saved before the browser threw its database away: it is with the study or in the second copy.</summary>
    private readonly HashSet<long> before = [];
    private readonly List<string> wrong = [];
    private readonly Lock gate = new();

    /// <summary>The diary that is being written, and how far its screen has gone.</summary>
    private long number = 1;
    private int step;
    private TaskCompletionSource pressed = new();
    private int atSave;
    private int answers;
    private int answersLost;
    private int begun;
    private int unseen;
    private int thrown;

    private Storm(IPlaywright playwright, StormSite site, int seed) => (this.playwright, this.site, chance) = (playwright, site, new Random(seed));

    public static async Task<Storm> Gather(int seed) => new(await Playwright.CreateAsync(), await StormSite.Open(), seed);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        playwright.Dispose();
        await Delete(profile);
    }

    /// <summary>A part of a killed browser may be writing a moment longer than the browser lived.</summary>
    private static async Task Delete(string folder)
    {
        for (var tries = 0; Directory.Exists(folder); tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (tries < 50)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task<StormPhone> Join(string? lie = null)
    {
        var phone = await StormPhone.Open(playwright, profile, site, Hear, "/phone/#join=" + site.Code(), lie);
        await phone.ComeHome();
        return phone;
    }

    private Task<StormPhone> Again(string? lie = null, bool room = true) => StormPhone.Open(playwright, profile, site, Hear, lie: lie, room: room);

    /// <summary>What a screen said is true from that moment on.</summary>
    private void Hear(string words)
    {
        var said = words.Split(' ');
        lock (gate)
        {
            var of = long.Parse(said[^1], System.Globalization.CultureInfo.InvariantCulture);
            if (said[0] == "saved")
                saved.Add(of);
            else if (said[0] == "pressed")
                pressed.TrySetResult();
            else if (said[0] == "step" && of == number)
                step = Math.Max(step, int.Parse(said[1], System.Globalization.CultureInfo.InvariantCulture));
            else if (said[0] is "early" or "relaxed")
                wrong.Add(said[0] == "early" ? $"{of} was called saved before the disk had it" : $"{of} was written without strict durability");
        }
    }

    /// <summary>The next diary, a minute later.</summary>
    private async Task Turn(StormPhone phone)
    {
        answers += Math.Max(0, step - 1);
        (number, step) = (number + 1, 0);
        site.Clock.Now = site.Clock.Now.AddMinutes(1);
        await phone.SetClock();
    }

    /// <summary>Looks whether everything is there of which the screens said so; whether the diary is sealed.</summary>
    private async Task<bool> Check(StormPhone phone)
    {
        var kept = await phone.Kept();
        lock (gate)
        {
            foreach (var gone in saved.Where(one => !before.Contains(one) && kept.Entries.Count(entry => entry.Number == one) != 1))
                wrong.Add($"{gone} stands {kept.Entries.Count(entry => entry.Number == gone)} times on the phone");
            var there = kept.Entries.Any(entry => entry.Number == number);
            (begun, unseen) = (begun + (there ? 0 : 1), unseen + (there && !saved.Contains(number) ? 1 : 0));
            if (there)
                return true;
            // A question is shown when the answers before it are on the disk.
            var had = kept.Drafts.FirstOrDefault(draft => draft.Number == number)?.Answers ?? 0;
            answersLost += Math.Max(0, step - 1 - had);
            return false;
        }
    }

    /// <summary>Waits until the study has everything, and counts.</summary>
    private async Task<Weathered> End(StormPhone phone, int blows)
    {
        (site.Weather, answers) = (Weather.Fair, answers + Math.Max(0, step - 1));
        await phone.Window.SetOfflineAsync(false);
        await phone.AllSent();
        var written = await site.Written();
        wrong.AddRange(written.Where(one => one.Strength != (one.Number % 10) + 1 || one.Lying != one.Number % 2).Select(one => $"{one.Number} has the answers of another"));
        wrong.AddRange(site.Study.Study.State.Queries.Values.Select(query => query.Opened.Rule).Where(rule => rule is "device.signature" or "device.number-hole" or "entry.conflict" or "entry.repeat").Select(rule => $"a query: {rule}"));
        var times = written.GroupBy(one => one.Number).ToDictionary(group => group.Key, group => group.Count());
        return new Weathered(blows, atSave, begun, unseen, thrown, saved.Count, answers, saved.Count(one => !times.ContainsKey(one)), answersLost, times.Values.Count(count => count > 1), [.. wrong]);
    }

    private async Task<Weathered> Close(StormPhone phone, int blows)
    {
        await using (phone)
            return await End(phone, blows);
    }

    /// <summary>The first questions of the next diary are answered, and nothing more.</summary>
    private Task<string> Begin(IPage page, int answered = 1) => StormPhone.Write(page, number, 0, answered);

    private async Task Expect(string said, Task<string> writing)
    {
        var found = await writing;
        lock (gate)
            if (found != said)
                wrong.Add($"{number}: the screen says '{found}' and not '{said}'");
    }

    /// <summary>What was under way in a browser that was killed ends with it.</summary>
    private static async Task Ended(Task writing)
    {
        try
        {
            await writing;
        }
        catch (PlaywrightException)
        {
        }
    }

    private Weather AnyWeather() => (Weather)chance.Next(3);
}
