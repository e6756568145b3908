using System.Globalization;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Means;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Student's t of the differences between a case and her controls, set by set. Who is whose control was settled by likeness alone, among all who were allocated, so no value decides on it.</summary>
internal static class MatchedPairs
{
    /// <summary>What is compared, in words that no other treatment of the same people shares.</summary>
    public static (string Cases, string Controls) Sides(Protocol protocol, PlannedAnalysis plan)
    {
        string NameOf(string treatment) => protocol.Treatments.First(known => known.Id == treatment).Name;
        string of = plan.Compare switch { [var first, var second] => $", {NameOf(first)} minus {NameOf(second)}", [var one] => $" under {NameOf(one)}", _ => "" };
        return ($"cases{of}", $"their controls{of}");
    }

    /// <param name="dataset">Whose values are analysed.</param>
    /// <param name="plan">The analysis.</param>
    /// <param name="everybody">Among whom cases have their controls.</param>
    public static Finding Of(Dataset dataset, PlannedAnalysis plan, Dataset everybody)
    {
        var matched = MatchedSets.Of(everybody.Protocol, everybody.Participants.Select(her => her.State));
        var rows = dataset.Rows.Where(row => row.Endpoint == plan.Endpoint).ToLookup(row => row.Participant);
        var sets = matched.Sets.Select(set => new ValuedSet(Value(plan, rows[set.Case]), [.. set.Controls.Select(control => Value(plan, rows[control])).OfType<double>()])).Where(set => set.IsWhole).ToList();
        int n = sets.Count + sets.Sum(set => set.Controls.Count);
        var notes = Notes(plan, everybody, matched, Unused(dataset, matched, her => Value(plan, rows[her]) is not null));
        if (sets.Count < 2)
        {
            return Finding.None(n, $"Matched pairs need two cases with a control, each with a value; there are {sets.Count}.") with { Notes = notes };
        }
        double[] cases = [.. sets.Select(set => set.Case!.Value)], controls = [.. sets.Select(set => Moments.Mean([.. set.Controls]))];
        return sets.Select(set => set.Case - Moments.Mean([.. set.Controls])).Distinct().Count() == 1
            ? Finding.None(n, "All differences are equal, so no standard error can be computed.") with { Notes = notes }
            : TTestNumbers.Of(n, TTest.Paired(cases, controls, (double)plan.Confidence), Further(cases, controls), notes, "cases minus their controls");
    }

    private static IEnumerable<ResultNumber> Further(double[] cases, double[] controls) =>
    [
        new("mean-cases", "Mean, cases", Moments.Mean(cases)),
        new("sd-cases", "Standard deviation, cases", Moments.StandardDeviation(cases)),
        new("mean-controls", "Mean, controls", Moments.Mean(controls)),
        new("sd-controls", "Standard deviation, controls", Moments.StandardDeviation(controls)),
        new("sets", "Cases with their controls", cases.Length),
    ];

    /// <summary>Her value under the one treatment, her difference of two, or the mean of all her treated periods; null where one of them is missing.</summary>
    private static double? Value(PlannedAnalysis plan, IEnumerable<EndpointRow> hers) => plan.Compare switch
    {
        [var first, var second] => Mean(hers, first) - Mean(hers, second),
        [var one] => Mean(hers, one),
        _ => Mean(hers, null),
    };

    private static double? Mean(IEnumerable<EndpointRow> hers, string? treatment)
    {
        double?[] values = [.. hers.Where(row => treatment is null || row.Treatment == treatment).Select(row => row.Value)];
        return values.Length == 0 || values.Contains(null) ? null : Moments.Mean([.. values.OfType<double>()]);
    }

    /// <summary>Who is matched and does not count, each with the one reason.</summary>
    private static List<(string Why, List<ParticipantKey> Whom)> Unused(Dataset dataset, MatchedSets matched, Func<ParticipantKey, bool> hasValue)
    {
        var analysed = dataset.Participants.Select(her => her.Key).ToHashSet();
        var all = matched.Sets.SelectMany(set => set.Controls.Prepend(set.Case)).ToList();
        var broken = matched.Sets.Where(set => !hasValue(set.Case) || !set.Controls.Any(hasValue)).SelectMany(set => set.Controls.Prepend(set.Case)).Where(hasValue).ToList();
        return
        [
            ("matched, but not in the analysis set", [.. all.Where(her => !analysed.Contains(her))]),
            ("matched, but without a value", [.. all.Where(her => analysed.Contains(her) && !hasValue(her))]),
            ("with a value, but without one to compare it with", broken),
        ];
    }

    private static List<string> Notes(PlannedAnalysis plan, Dataset everybody, MatchedSets matched, List<(string Why, List<ParticipantKey> Whom)> unused)
    {
        var labels = everybody.Participants.ToDictionary(her => her.Key, her => her.Label);
        string NameOf(string treatment) => everybody.Protocol.Treatments.First(known => known.Id == treatment).Name;
        string of = plan.Compare switch { [var first, var second] => $"the difference {NameOf(first)} minus {NameOf(second)}", [var one] => $"her value under {NameOf(one)}", _ => "the mean of her treated periods" };
        List<string> notes = [$"Of each person counts {of}; of several controls of a case, their mean."];
        var alone = matched.CasesShort.Where(her => matched.Sets.All(set => set.Case != her)).ToList();
        foreach (var (words, whom) in (List<(string, List<ParticipantKey>)>)[("cases without a control", alone), ("controls of nobody", [.. matched.ControlsLeft]), ("of whom too little is known to match them", [.. matched.Unknown]), .. unused])
        {
            if (whom.Count > 0)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"Left out, {words}: {string.Join(", ", whom.Select(her => labels[her]))}."));
            }
        }
        return notes;
    }

    private sealed record ValuedSet(double? Case, IReadOnlyList<double> Controls)
    {
        public bool IsWhole => Case is not null && Controls.Count > 0;
    }
}
