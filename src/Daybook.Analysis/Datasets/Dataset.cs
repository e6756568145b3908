using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What is analysed: a function of the protocol, the entries up to the lock and the opened list.</summary>
public sealed record Dataset
{
    public required Protocol Protocol { get; init; }

    /// <summary>What the study knew at the lock.</summary>
    public required StudyState State { get; init; }

    /// <summary>Whether the code is open. Before, no row names a treatment or a sequence.</summary>
    public required bool Open { get; init; }

    /// <summary>Whether the data came from a finished file.</summary>
    public required bool Imported { get; init; }

    /// <summary>Those who hold a place, in the order of site and label.</summary>
    public required IReadOnlyList<DatasetParticipant> Participants { get; init; }

    /// <summary>The values that count, in the order of the ledger; after them what is calculated from them. Of sensory trials only the value of the test stands here.</summary>
    public required IReadOnlyList<Observation> Counted { get; init; }

    /// <summary>Answers in words or by a code, as far as they would count, whether or not the code has a number.</summary>
    public IReadOnlyList<Observation> Codes { get; init; } = [];

    /// <summary>The values that were left out, with the reason.</summary>
    public required IReadOnlyList<Exclusion> Exclusions { get; init; }

    /// <summary>Every endpoint, participant and treated period, whether there is a value or not.</summary>
    public required IReadOnlyList<EndpointRow> Rows { get; init; }

    /// <summary>The dataset at the lock.</summary>
    /// <param name="protocol">The version whose analyses are run; every participant's dates follow the version she adopted.</param>
    /// <param name="atLock">The state at the lock.</param>
    /// <param name="observations">The observations up to the lock.</param>
    /// <param name="opened">The list; null before the code is open.</param>
    public static Dataset At(Protocol protocol, StudyState atLock, IEnumerable<Observation> observations, AllocationList? opened)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(atLock);
        ArgumentNullException.ThrowIfNull(observations);
        var people = Population.Of(protocol, atLock, opened);
        var counted = new List<Observation>();
        var trials = new List<Observation>();
        var exclusions = new List<Exclusion>();
        var ranges = new ItemRanges(protocol, atLock.Versions.Values);
        bool imported = false;
        var values = observations as IReadOnlyCollection<Observation> ?? [.. observations];
        var entries = new FirstEntries(values);
        var choices = new ChoiceValues(protocol);
        var otherwise = new NotAskedValues(protocol);
        var codes = new List<Observation>();
        foreach (var observation in values.Select(choices.Of))
        {
            imported |= observation.Flags.Split(' ').Contains("imported", StringComparer.Ordinal);
            if (Usable.IsTrial(observation) && entries.Why(observation) is null && ranges.Why(observation) is null)
            {
                trials.Add(observation);
                continue;
            }
            var why = Usable.Why(observation) ?? entries.Why(observation) ?? ranges.Why(observation);
            if (why is not null)
            {
                exclusions.Add(Exclude(protocol, observation, atLock, why));
                continue;
            }
            if (otherwise.Of(observation) is var value && Usable.Counts(value))
            {
                counted.Add(value);
            }
            if (observation.Text is not null)
            {
                codes.Add(observation);
            }
        }
        counted.AddRange([.. Calculated.Scores(protocol, counted), .. Calculated.Thresholds(protocol, trials)]);
        var events = new EventDays(protocol, atLock.Versions.Values.Append(protocol), [.. values.Where(value => value.SupersededBy is null && Usable.IsValidEntry(value) && entries.Why(value) is null)]);
        counted.AddRange(people.SelectMany(events.Of));
        var windows = new EndpointWindows(protocol, counted);
        return new Dataset
        {
            Protocol = protocol,
            State = atLock,
            Open = opened is not null,
            Imported = imported,
            Participants = people,
            Counted = counted,
            Exclusions = exclusions,
            Codes = codes,
            Rows = [.. protocol.Endpoints.SelectMany(endpoint => people.SelectMany(person => windows.Rows(endpoint, person)))],
        };
    }

    private static Exclusion Exclude(Protocol protocol, Observation observation, StudyState state, string why) => new(
        state.Participants.TryGetValue(observation.Participant, out var her) ? Population.LabelOf(protocol, her) : observation.Participant.Value,
        observation.Form,
        observation.Occasion.Key,
        observation.Item,
        why,
        observation.Seq);
}
