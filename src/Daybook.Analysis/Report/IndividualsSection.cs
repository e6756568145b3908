using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Every participant's own days, and how the diary was kept.</summary>
internal static class IndividualsSection
{
    public static string Of(ReportMaterial material) => Html.Section(
        "individuals",
        "Individuals",
        material.Individuals is { } figure ? Html.Figure(figure) + FirstOnly(material.Dataset.Participants.Count) : Html.P(Why(material)),
        Completion.Of(material),
        PromptCompletion.Of(material),
        Html.Figures(material.GroupMeans, material.Adherence),
        material.Protocol.Diary is null ? "" : Html.Details("How the diary was kept", Kept(material.Dataset)));

    private static string FirstOnly(int participants) => participants <= StudyFigures.MostPanels ? "" : Html.P(
        $"The figure and its table hold the first {StudyFigures.MostPanels} of {participants} participants, in the order of site and label. The days of all are in the exports of the study.");

    private static string Why(ReportMaterial material) => material.Protocol.Diary is null
        ? "There is no diary in this study. The values of every participant are drawn under Answer."
        : material.Open ? "The primary endpoint is not asked every day." : "Everybody takes the treatments in the same order, so values by day stay closed until the code is open.";

    private static string Kept(Dataset dataset) => Html.Table(
        "Diary days",
        ["Participant", "Planned", "In time", "Late", "Kept, not analysed", "No entry"],
        dataset.Participants.Where(her => her.Schedule is not null).Select(Row));

    private static IReadOnlyList<string> Row(DatasetParticipant her)
    {
        var schedule = her.Schedule!;
        var last = her.State.Withdrawn is { } left && left.Date < schedule.LastDiaryDay ? left.Date : schedule.LastDiaryDay;
        int planned = Math.Max(0, NodaTime.Period.DaysBetween(schedule.DayOne, last) + 1);
        var days = her.State.DiaryDays.Where(day => day.Key >= schedule.DayOne && day.Key <= last).Select(day => day.Value).ToList();
        int inTime = days.Count(v => v == Verdict.InTime), late = days.Count(v => v == Verdict.Late);
        return [her.Label, Print.Number(planned), Print.Number(inTime), Print.Number(late), Print.Number(days.Count - inTime - late), Print.Number(Math.Max(0, planned - days.Count))];
    }
}
