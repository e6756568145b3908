using System.Globalization;
using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>The study's one tall table as a tidy CSV file: one row for each observation, always the same columns, dates as ISO 8601.</summary>
/// <remarks>A cell of text that a spreadsheet would run as a formula gets an apostrophe in front. Numbers are never touched.</remarks>
public static class TabularExport
{
    /// <summary>The columns, in order. New ones come at the end.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "participant", "label", "site", "protocol_version", "form", "occasion", "occasion_key", "repeat", "item", "place", "trial",
        "number", "text", "unit", "missing", "flags", "study_day", "local_time", "seq", "superseded_by", "purpose",
    ];

    /// <summary>Writes the header and every observation, with CRLF line ends (RFC 4180).</summary>
    /// <param name="to">Where to write.</param>
    /// <param name="observations">The observations, in the order in which they are to stand.</param>
    /// <param name="purpose">What the study is for: every row carries the stamp, so that a copied row keeps it.</param>
    /// <param name="labelOf">What people call a participant.</param>
    public static void Write(TextWriter to, IEnumerable<Observation> observations, Purpose purpose, Func<ParticipantKey, string?> labelOf)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(observations);
        to.Write(Header);
        foreach (var observation in observations)
            to.Write(Row(observation, purpose, labelOf));
    }

    /// <summary>Writes the header and every observation as they come.</summary>
    public static async Task WriteAsync(TextWriter to, IAsyncEnumerable<Observation> observations, Purpose purpose, Func<ParticipantKey, string?> labelOf, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(to);
        await to.WriteAsync(Header.AsMemory(), cancellation).ConfigureAwait(false);
        await foreach (var observation in observations.WithCancellation(cancellation).ConfigureAwait(false))
            await to.WriteAsync(Row(observation, purpose, labelOf).AsMemory(), cancellation).ConfigureAwait(false);
    }

    /// <summary>The first line.</summary>
    public static string Header { get; } = string.Join(',', Columns) + "\r\n";

    /// <summary>The line of one observation.</summary>
    public static string Row(Observation observation, Purpose purpose, Func<ParticipantKey, string?> labelOf)
    {
        ArgumentNullException.ThrowIfNull(observation);
        ArgumentNullException.ThrowIfNull(labelOf);
        return string.Join(',',
            Text(observation.Participant.Value),
            Text(labelOf(observation.Participant)),
            Text(observation.Site),
            Text(observation.ProtocolVersion),
            Text(observation.Form),
            Kebab.Of(observation.Occasion.Kind.ToString()),
            Text(observation.Occasion.Key),
            Number(observation.Occasion.Repeat),
            Text(observation.Item),
            Text(observation.Place),
            Number(observation.Trial),
            Number(observation.Number),
            Text(observation.Text),
            Text(observation.Unit),
            MissingReason(observation),
            Text(observation.Flags),
            Number(observation.Day),
            Text(observation.LocalTime),
            Number(observation.Seq),
            Number(observation.SupersededBy),
            Kebab.Of(purpose.ToString())) + "\r\n";
    }

    // Why there is no value: skipped by the participant, not asked after the answers before it, or not done by staff, whose reason is the text.
    private static string MissingReason(Observation observation) =>
        observation is { Flags: var flags } and ({ Number: not null } or { Text: not null }) && flags.Contains("not-asked", StringComparison.Ordinal) ? ""
        : observation.Flags.Split(' ').FirstOrDefault(flag => flag is "skipped" or "not-done" or "not-asked" or "unanswered") ?? "";

    private static string Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = StartsFormula(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // Spreadsheets skip white space before the sign.
    private static bool StartsFormula(string text) =>
        text[0] is '\t' or '\r' or '\n' || text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..];
}
