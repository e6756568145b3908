using System.Globalization;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>What a participant's calendar says, in one language. It may light up on a locked phone: no disease, drug, study, phase or question.</summary>
/// <param name="Name">The name of the calendar.</param>
/// <param name="Diary">The title of a diary's window.</param>
/// <param name="Prompt">The title of a prompt's window.</param>
/// <param name="Visit">The title of a visit, before its name.</param>
/// <param name="OneDay">What is said of a visit that has no other day.</param>
/// <param name="Between">What is said of a visit that may be held on one of several days; {0} and {1} are the first and the last.</param>
internal sealed record CalendarWords(string Name, string Diary, string Prompt, string Visit, string OneDay, string Between)
{
    private static readonly Dictionary<string, CalendarWords> ByLanguage = new(StringComparer.Ordinal)
    {
        ["en"] = new("diary and visits", "Diary", "A few questions", "Study visit", "On this day.", "Between {0} and {1}."),
        ["de"] = new("Tagebuch und Termine", "Tagebuch", "Ein paar Fragen", "Termin", "An diesem Tag.", "Zwischen {0} und {1}."),
        ["es"] = new("diario y visitas", "Diario", "Unas preguntas", "Visita", "Este día.", "Entre {0} y {1}."),
        ["ar"] = new("اليوميات والزيارات", "اليوميات", "بعض الأسئلة", "زيارة", "في هذا اليوم.", "بين {0} و{1}."),
        ["ja"] = new("日記と来院", "日記", "いくつかの質問", "来院", "この日です。", "{0}から{1}までの間。"),
    };

    public static CalendarWords In(string? language) => ByLanguage[Tongues.Nearest(language, ByLanguage.Keys) ?? "en"];

    public static IReadOnlyList<string> Languages { get; } = [.. ByLanguage.Keys];

    /// <summary>The days on which the visit may be held.</summary>
    public string Window(PlannedVisit visit) => visit.Earliest == visit.Latest ? OneDay
        : string.Format(CultureInfo.InvariantCulture, Between, LocalDatePattern.Iso.Format(visit.Earliest), LocalDatePattern.Iso.Format(visit.Latest));
}
