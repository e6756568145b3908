using Daybook.Statistics.Correlation;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Checks that a truth and its protocol speak of the same things.</summary>
internal sealed class TruthChecks(Protocol protocol, Truth truth, Places places, ProblemList problems)
{
    private const string UnknownName = "DB0131";

    public void Run()
    {
        if (truth.Protocol != protocol.Id)
        {
            problems.Add(UnknownName, places.Of(truth, "truth"), $"the protocol is {protocol.Id}", $"write truth: {protocol.Id}");
        }
        string[] measures = [.. Measured()];
        foreach (var measure in truth.Measures)
        {
            Known(measures, measure.Id, measure, "id", "item or laboratory test");
            if (measure.Like is { } like)
            {
                Known([.. truth.Measures.Where(m => m.Like is null).Select(m => m.Id)], like, measure, "like", "measure with a level of its own");
            }
            else if (measure.Mean is null)
            {
                problems.Add("DB0102", places.Of(measure), "mean is missing", "write mean: or like:");
            }
            foreach (var effect in measure.Effects)
            {
                Known([.. Treatments], effect.Treatment, effect, "treatment", "treatment");
                if (effect.DependsOn is { } other)
                {
                    Known([.. truth.Measures.Where(m => m.Mean is not null).Select(m => m.Id)], other, effect, "depends-on", "measure with a level of its own");
                }
            }
        }
        Together();
        foreach (string absent in measures.Except(truth.Measures.Select(m => m.Id), StringComparer.Ordinal))
        {
            problems.Add("DB0102", places.Of(truth, "measures"), $"{absent} is missing", $"add - {{ id: {absent}, mean: ... }}");
        }
        foreach (var adverseEvent in truth.AdverseEvents.Where(e => e.Treatment is not null))
        {
            Known([.. Treatments], adverseEvent.Treatment!, adverseEvent, "treatment", "treatment");
        }
        foreach (var happens in truth.Events)
        {
            Known([.. protocol.Events.Select(known => known.Id)], happens.Id, happens, "id", "event");
            foreach (var effect in happens.Effects)
            {
                Known([.. Treatments], effect.Treatment, effect, "treatment", "treatment");
            }
        }
        foreach (var absent in protocol.Events.Where(happens => truth.Events.All(known => known.Id != happens.Id)))
        {
            problems.Add("DB0102", places.Of(truth), $"the event {absent.Id} is missing", $"add - {{ id: {absent.Id}, per-hundred-days: ... }} to events");
        }
        if (protocol.Diary is not null && truth.Diary is null)
        {
            problems.Add("DB0102", places.Of(truth), "diary is missing", "write diary: { late: 0.05, missed: 0.05 }");
        }
    }

    private void Together()
    {
        if (truth.Together is not { } together)
        {
            return;
        }
        foreach (string id in together.Measures)
        {
            Known([.. truth.Measures.Where(m => m.Mean is not null && m.LogSd == 0).Select(m => m.Id)], id, together, "measures", "measure with a normal level of its own");
        }
        int pairs = together.Measures.Count * (together.Measures.Count - 1) / 2;
        if (together.Correlations.Count != pairs)
        {
            problems.Add("DB0111", places.Of(together, "correlations"), $"{together.Measures.Count} measures have {pairs} correlations, and here are {together.Correlations.Count}");
        }
        else if (!CorrelationFeasibility.IsFeasible(LevelCorrelations.Matrix(together)))
        {
            problems.Add("DB0111", places.Of(together, "correlations"), "no measures can have all these correlations at once");
        }
    }

    private IEnumerable<string> Treatments => protocol.Treatments.Select(t => t.Id);

    /// <summary>What the simulator has to invent: everything but dates, times and words, which it leaves out, and the items of a scored form, which follow from the score.</summary>
    private IEnumerable<string> Measured() =>
        (protocol.Diary?.Items ?? []).Concat(protocol.Forms.Where(form => protocol.Scores.All(score => score.Form != form.Id)).SelectMany(form => form.Items))
            .Concat(protocol.Events.SelectMany(happens => happens.Items))
            .Concat(protocol.Prompts.SelectMany(prompt => prompt.Items))
            .Where(item => item.Kind is not (ItemKind.Choice or ItemKind.Time or ItemKind.Date or ItemKind.Text))
            .Select(item => item.Id)
            .Concat(protocol.Labs.Select(lab => lab.Id))
            .Concat(protocol.Sensory.Select(test => test.Id))
            .Concat(protocol.Scores.Select(score => score.Id));

    private void Known(string[] names, string name, object record, string key, string noun)
    {
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            problems.Add(UnknownName, places.Of(record, key), $"the protocol has no {noun} {name}", $"known: {string.Join(", ", names.Take(12))}");
        }
    }
}
