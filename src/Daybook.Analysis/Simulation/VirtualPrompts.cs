using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>Which prompts virtual participants answer: each as seldom missed as a diary of that day, at some moment of its window, and at once.</summary>
internal sealed class VirtualPrompts(Protocol protocol, ulong seed)
{
    public IEnumerable<Written> On(LocalDate day, Schedule schedule, ParticipantKey key, double missed)
    {
        foreach (var prompt in protocol.Prompts)
        {
            foreach (var window in PromptClock.Of(prompt, schedule.Zone, key, day))
            {
                var random = CounterRandom.For(seed, "prompt/" + prompt.Id, key.Value, window.Key);
                double whether = random.NextDouble(), when = random.NextDouble();
                if (whether >= missed)
                {
                    var made = window.Opens + Duration.FromSeconds(Math.Floor(when * Math.Max(0, (window.Closes - window.Opens).TotalSeconds - 1)));
                    yield return new Written(prompt.Id, OccasionKind.Prompt, window.Key, prompt.Items, day, made);
                }
            }
        }
    }
}
