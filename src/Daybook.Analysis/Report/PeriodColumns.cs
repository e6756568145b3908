using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The columns of a table by period: what was taken, once the code is open and people differ in it; else the periods as they follow one another.</summary>
internal sealed class PeriodColumns
{
    private readonly Dataset dataset;
    private readonly Dictionary<string, IReadOnlyList<PeriodPlan>> plansOf = new(StringComparer.Ordinal);
    private readonly bool byTreatment;

    public PeriodColumns(Dataset dataset)
    {
        this.dataset = dataset;
        var plans = PlansOf("");
        byTreatment = dataset.Open && dataset.Protocol.Arms.Count > 1;
        Headings = [.. byTreatment
            ? dataset.Protocol.Treatments.Select(t => t.Name).Concat(plans.Where(plan => plan.Treated is null).Select(plan => plan.Period.Id))
            : plans.Select(plan => Words(dataset, plan.Period.Id))];
    }

    public IReadOnlyList<string> Headings { get; }

    private IReadOnlyList<PeriodPlan> PlansOf(string sequence)
    {
        if (!plansOf.TryGetValue(sequence, out var found))
        {
            plansOf[sequence] = found = PeriodPlan.Of(Turns.Lived(dataset.Protocol, sequence));
        }
        return found;
    }

    /// <summary>In which column a period of a participant stands.</summary>
    public string Of(DatasetParticipant her, string period)
    {
        var plan = PlansOf(her.Sequence).First(p => p.Period.Id == period);
        return byTreatment && plan.Treated is { } number
            ? NameOf(dataset.Protocol, dataset.Protocol.Arms.First(arm => arm.Id == her.Sequence).Treatments[number])
            : byTreatment ? period : Words(dataset, period);
    }

    /// <summary>The column of the day on which a diary was due; null outside the study.</summary>
    public string? Of(DatasetParticipant her, NodaTime.LocalDate day) => her.Schedule?.PeriodOf(day) is { } dates ? Of(her, dates.Period.Id) : null;

    /// <summary>The column of a value: of the day of its diary or prompt, or of the period that its visit measures.</summary>
    public string? Of(DatasetParticipant her, Observation value) => value.Occasion.Kind switch
    {
        OccasionKind.DiaryDay or OccasionKind.Prompt => OccasionDay.Of(value.Occasion) is { } day ? Of(her, day) : null,
        OccasionKind.Visit when dataset.Protocol.Visits.FirstOrDefault(visit => visit.Id == value.Occasion.Key) is { } visit && PeriodPlan.Scored(PlansOf(her.Sequence), visit) is { } scored => Of(her, scored.Period.Id),
        _ => null,
    };

    /// <summary>A period with what everybody took in it, where that is known and one for all.</summary>
    public static string Words(Dataset dataset, string period) => TakenIn(dataset, period) is { } taken ? $"{period} ({taken})" : period;

    /// <summary>What everybody took in a period; null where nothing was taken, people differ, or the code is closed.</summary>
    public static string? TakenIn(Dataset dataset, string period)
    {
        var plan = PeriodPlan.Of(dataset.Protocol).FirstOrDefault(p => p.Period.Id == period);
        return dataset.Open && dataset.Protocol.Arms.Count == 1 && plan?.Treated is { } number ? NameOf(dataset.Protocol, dataset.Protocol.Arms[0].Treatments[number]) : null;
    }

    private static string NameOf(Protocol protocol, string treatment) => protocol.Treatments.First(t => t.Id == treatment).Name;
}
