using System.Globalization;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>How values are written on a page. ISO dates and plain numbers: the server formats nothing for a culture.</summary>
public static class Words
{
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss'Z'");
    private static readonly LocalDatePattern DayAndDate = LocalDatePattern.CreateWithInvariantCulture("ddd uuuu-MM-dd");
    private static readonly ZonedDateTimePattern Local = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", DateTimeZoneProviders.Tzdb);

    public static string Of(Role role) => role switch
    {
        Role.LabOperator => "lab operator",
        _ => Kebab(role.ToString()).Replace('-', ' '),
    };

    public static string Stamp(Purpose purpose) => purpose.ToString().ToUpperInvariant();

    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Thin-spaced thousands: 12 345.</summary>
    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202f');

    public static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    public static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The direction of an instrument: lower is better.</summary>
    public static string Better(Direction direction) => direction == Direction.Higher ? "higher is better" : "lower is better";

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Date(LocalDate date) => DayAndDate.Format(date);

    public static string At(Instant instant) => Utc.Format(instant);

    public static string AtPlace(Instant instant, string zone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } known ? Local.Format(instant.InZone(known)) : At(instant);

    /// <summary>The beginning of a key, for somebody who has no label yet.</summary>
    public static string Short(ParticipantKey key) => key.Value.Length > 12 ? key.Value[..8] + "…" : key.Value;

    /// <summary>What a page calls her.</summary>
    public static string Name(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return participant.Label ?? Short(participant.Key);
    }

    /// <summary>Visits, sites and items are shown by their short names, in capitals where that is how they are said (V1).</summary>
    public static string Visit(string id) => id.ToUpperInvariant();

    /// <summary>NotDone becomes not-done.</summary>
    public static string Kebab(string pascal) =>
        string.Concat(pascal.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    public static string Say(Enum value) => value is ItemKind.YesNo ? "yes or no" : Kebab(value.ToString()).Replace('-', ' ');

    public static string Plural(int count, string one) => $"{Plain(count)} {one}{(count == 1 ? "" : "s")}";
}
