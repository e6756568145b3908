using Daybook.Server;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>A study is read in its own language, and nobody is called in English because of a region after the language.</summary>
public class TongueSpecs
{
    [Theory]
    [InlineData("es-419", "Visita")]
    [InlineData("es", "Visita")]
    [InlineData("ES-mx", "Visita")]
    [InlineData("da", "Study visit")]
    [InlineData(null, "Study visit")]
    public void a_calendar_speaks_the_language_without_its_region(string? language, string visit)
    {
        var protocol = ProtocolReader.Read(Bundled.Crossover, "crossover.yaml").Protocol!;
        var calendar = TimetableCalendar.Of(new Timetable(Schedule.Planned(protocol, new LocalDate(2026, 3, 1), "Europe/Madrid")), Instant.FromUtc(2026, 3, 1, 0, 0), language);

        Assert.Contains($"SUMMARY:{visit} v1", calendar, StringComparison.Ordinal);
        Assert.Equal(visit == "Visita" ? "Los avisos llegan a este teléfono." : "Reminders reach this phone.", ReminderText.Test(language).Body);
    }

    [Fact]
    public void phone_reminders_and_calendar_speak_the_same_languages()
    {
        Assert.Equal(Tongues.OfPhone.Order(StringComparer.Ordinal), ReminderText.Languages.Order(StringComparer.Ordinal));
        Assert.Equal(Tongues.OfPhone.Order(StringComparer.Ordinal), Repository.Files("web/diary/texts", ".json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("english", "did you mean en?")]
    [InlineData("xx", "write for example en or es-419")]
    [InlineData("Deutsch", "did you mean de?")]
    public void a_language_that_is_none_is_refused(string language, string suggestion)
    {
        var problem = Assert.Single(ProtocolReader.Read(Bundled.Crossover.Replace("design: crossover", $"language: {language}\ndesign: crossover", StringComparison.Ordinal), "tongue.yaml").Problems);

        Assert.Equal(("DB0126", suggestion), (problem.Code, problem.Suggestion));
    }

    [Theory]
    [InlineData("da")]
    [InlineData("es-419")]
    [InlineData("yue")]
    public void a_language_that_there_is_passes(string language) =>
        Assert.Empty(ProtocolReader.Read(Bundled.Crossover.Replace("design: crossover", $"language: {language}\ndesign: crossover", StringComparison.Ordinal), "tongue.yaml").Problems);
}
