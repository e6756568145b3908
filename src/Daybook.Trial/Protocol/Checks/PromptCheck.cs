namespace Daybook.Trial;

/// <summary>Every answer belongs to one prompt: a prompt has a name of its own, and its windows lie apart on one day.</summary>
internal static class PromptCheck
{
    private const int Day = 1440;

    private static readonly string[] Taken = [FormItems.Diary, RecordLabValue.Form, RecordSensoryTrials.Form];

    private static readonly string[] OfRandom = ["from", "to", "apart"];

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var prompt in protocol.Prompts)
        {
            if (protocol.Diary is null)
                problems.Add("DB0235", places.Of(prompt), "the protocol has no diary on whose days it could ask", "add the diary");
            if (Taken.Contains(prompt.Id) || protocol.Forms.Any(form => form.Id == prompt.Id) || protocol.Events.Any(happens => happens.Id == prompt.Id))
                problems.Add("DB0235", places.Of(prompt, "id"), $"{prompt.Id} already names another form", "give the prompt another name");
            if ((Times(prompt, places) ?? (prompt.Random is null ? Set(prompt) : Drawn(prompt))) is { } wrong)
                problems.Add("DB0235", places.Of(prompt, wrong.Key), wrong.What, wrong.Suggestion);
        }
    }

    private static (string Key, string What, string Suggestion)? Times(Prompt prompt, Places places)
    {
        if (prompt.Random is null == (prompt.At.Count == 0))
            return (prompt.Random is null ? "id" : "random", prompt.Random is null ? $"nothing says when {prompt.Id} asks" : $"{prompt.Id} asks at set times and by chance", "write at: [\"09:00\", \"14:00\"], or random: with from: and to:");
        if (prompt.Random is not null && (prompt.From is null || prompt.To is null))
            return ("random", "nothing says between which times it asks", "add from: \"09:00\" and to: \"21:00\"");
        return prompt.Random is null && OfRandom.FirstOrDefault(key => places.Wrote(prompt, key)) is { } idle ? (idle, "set times have no such key", "leave the key out, or write random: in place of at:") : null;
    }

    private static (string Key, string What, string Suggestion)? Set(Prompt prompt)
    {
        int[] times = [.. prompt.At.Select(Minutes)];
        if (times[0] >= Day)
            return ("at", "the first prompt of a day is on that day", "write times from 00:00 on");
        for (var i = 1; i < times.Length; i++)
            if (times[i] - times[i - 1] < prompt.Minutes)
                return ("at", $"one prompt may be answered for {prompt.Minutes} minutes, and {times[i] - times[i - 1]} minutes later comes the next", "write the times in order and far enough apart, or fewer minutes");
        return times[^1] + prompt.Minutes > times[0] + Day ? ("at", "the next day's first prompt comes before the last one closes", "write earlier times, or fewer minutes") : null;
    }

    private static (string Key, string What, string Suggestion)? Drawn(Prompt prompt)
    {
        var (from, to, needed) = (Minutes(prompt.From!.Value), Minutes(prompt.To!.Value), ((prompt.Random!.Value - 1) * prompt.Gap) + prompt.Minutes);
        return from >= Day ? ("from", "a day's prompts begin on that day", "write a time without +1d")
            : to <= from || to > from + Day ? ("to", "the stretch from from: to to: is no part of a day", "write a later time, at most that of from: on the next day")
            : needed > to - from ? ("random", $"{prompt.Random} prompts need {needed} minutes, and there are {to - from}", "ask less often, for fewer minutes, less far apart, or in a longer stretch")
            : null;
    }

    private static int Minutes(ClockTime time) => (time.PlusDays * Day) + (time.Time.Hour * 60) + time.Time.Minute;
}
