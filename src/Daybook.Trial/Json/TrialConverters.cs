using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>How the small values of a trial are written in JSON.</summary>
internal static class TrialConverters
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static IReadOnlyList<JsonConverter> All { get; } =
    [
        new TextConverter<ParticipantKey>(Key(text => new ParticipantKey(text)), key => key.Value),
        new TextConverter<KitId>(Key(text => new KitId(text)), kit => kit.Value),
        new TextConverter<ProtocolHash>(Key(text => new ProtocolHash(text)), hash => hash.Value),
        new TextConverter<LocalDate>(ReadDate, LocalDatePattern.Iso.Format),
        new TextConverter<LocalTime>(ReadTime, WriteTime),
        new TextConverter<Instant>(ReadInstant, InstantPattern.ExtendedIso.Format),
        new AnswerConverter(),
        Words<Purpose>(), Words<Role>(), Words<OccasionKind>(), Words<Teller>(), Words<Verdict>(), Words<ItemKind>(),
        Words<Severity>(), Words<Relatedness>(), Words<ActionTaken>(), Words<Outcome>(),
    ];

    /// <summary>A time of day: 22:30, or with seconds when it has them.</summary>
    public static string WriteTime(LocalTime time) =>
        time.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0 ? Minutes.Format(time) : LocalTimePattern.ExtendedIso.Format(time);

    public static LocalTime ReadTime(string text) =>
        Minutes.Parse(text).TryGetValue(default, out var time) || LocalTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out time)
            ? time
            : throw new JsonException($"\"{text}\" is not a time of day such as 22:30.");

    public static LocalDate ReadDate(string text) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : throw new JsonException($"\"{text}\" is not a date such as 2026-06-01.");

    private static Instant ReadInstant(string text) =>
        InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant) ? instant : throw new JsonException($"\"{text}\" is not an instant in UTC.");

    private static Func<string, T> Key<T>(Func<string, T> make) =>
        text => text.Length > 0 ? make(text) : throw new JsonException("A key is empty.");

    private static JsonStringEnumConverter<T> Words<T>()
        where T : struct, Enum => new(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);

    private sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? read(reader.GetString()!) : throw new JsonException($"A {typeof(T).Name} is written in quotes.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
