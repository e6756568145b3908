using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>Leaves out the days that the strategies of an estimand's events leave out.</summary>
internal static class IntercurrentEvents
{
    /// <summary>The dataset without those days of the variable.</summary>
    public static Dataset Apply(Dataset dataset, Estimand estimand)
    {
        var left = estimand.Events.SelectMany(happening => dataset.Participants.SelectMany(her => LeftOut(dataset, happening, her).Select(day => (her.Key, Day: LocalDatePattern.Iso.Format(day))))).ToHashSet();
        if (left.Count == 0)
        {
            return dataset;
        }
        var variable = dataset.Protocol.Endpoints.First(endpoint => endpoint.Id == estimand.Variable);
        var counted = dataset.Counted.Where(value => value.Item != variable.Item || OccasionDay.Of(value.Occasion) is not { } day || !left.Contains((value.Participant, LocalDatePattern.Iso.Format(day)))).ToList();
        var windows = new EndpointWindows(dataset.Protocol, counted);
        return dataset with
        {
            Counted = counted,
            Rows = [.. dataset.Rows.Where(row => row.Endpoint != variable.Id), .. dataset.Participants.SelectMany(her => windows.Rows(variable, her))],
        };
    }

    /// <summary>On which days of the treated periods the event happened, as far as the diary, or the record of her lower dose, says.</summary>
    public static IReadOnlyList<LocalDate> Days(Dataset dataset, IntercurrentEvent happening, DatasetParticipant her)
    {
        if (happening.LowerDose)
        {
            return her.State.Reduced is { } lower ? [.. AnalysisSets.TreatedDays(her).Where(day => day >= lower.Date)] : [];
        }
        if (happening.SaidBy(dataset.Protocol) is not var (item, when))
        {
            return [];
        }
        var said = dataset.Counted.Where(value => value.Participant == her.Key && value.Item == item && value.Occasion.Kind == OccasionKind.DiaryDay && value.Number is { } number && Says(when, number))
            .Select(value => LocalDatePattern.Iso.Parse(value.Occasion.Key).Value).ToHashSet();
        return [.. AnalysisSets.TreatedDays(her).Where(said.Contains)];
    }

    private static IEnumerable<LocalDate> LeftOut(Dataset dataset, IntercurrentEvent happening, DatasetParticipant her) => happening.Strategy switch
    {
        EventStrategy.Hypothetical => Days(dataset, happening, her),
        EventStrategy.WhileOnTreatment => Days(dataset, happening, her).GroupBy(day => her.Schedule!.PeriodOf(day)!.End)
            .SelectMany(period => Enumerable.Range(0, NodaTime.Period.DaysBetween(period.First(), period.Key) + 1).Select(period.First().PlusDays)),
        _ => [],
    };

    private static bool Says(Condition when, decimal number) =>
        Conditions.Meets(when, when is Condition.Is ? new Answer.Boolean(number == 1) : new Answer.Number(number));
}
