using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daybook.Trial;

/// <summary>An answer is an object whose first key says what it is: <c>{"number":43,"unit":"mm/h","flags":["censored-high"]}</c>, <c>{"code":"left"}</c>, <c>{"boolean":true}</c>,
/// <c>{"time":"22:30"}</c>, <c>{"date":"2026-06-01"}</c>, <c>{"text":"..."}</c>, <c>{"skipped":true}</c>, <c>{"notDone":"reason"}</c>.</summary>
internal sealed class AnswerConverter : JsonConverter<Answer>
{
    private static readonly (AnswerFlags Flag, string Word)[] Words =
        [(AnswerFlags.BelowLimit, "below-limit"), (AnswerFlags.CensoredHigh, "censored-high"), (AnswerFlags.CensoredLow, "censored-low")];

    public override Answer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        reader.Read();
        Expect(ref reader, JsonTokenType.PropertyName);
        var kind = reader.GetString();
        reader.Read();
        Answer answer = kind switch
        {
            "number" => new Answer.Number(Expect(ref reader, JsonTokenType.Number).GetDecimal()),
            "code" => new Answer.Code(Text(ref reader)),
            "boolean" => new Answer.Boolean(reader.GetBoolean()),
            "time" => new Answer.Time(TrialConverters.ReadTime(Text(ref reader))),
            "date" => new Answer.Date(TrialConverters.ReadDate(Text(ref reader))),
            "text" => new Answer.Text(Text(ref reader)),
            "skipped" => reader.GetBoolean() ? new Answer.Skipped() : throw new JsonException("An answer is skipped or is not one."),
            "notDone" => new Answer.NotDone(Text(ref reader)),
            _ => throw new JsonException($"No answer is a \"{kind}\"."),
        };
        reader.Read();
        if (answer is Answer.Number number)
            answer = number.IsKeepable ? Rest(ref reader, number) : throw new JsonException("A number is too large to be an answer.");
        Expect(ref reader, JsonTokenType.EndObject);
        return answer;
    }

    public override void Write(Utf8JsonWriter writer, Answer value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case Answer.Number number: WriteNumber(writer, number); break;
            case Answer.Code code: writer.WriteString("code", code.Value); break;
            case Answer.Boolean yes: writer.WriteBoolean("boolean", yes.Value); break;
            case Answer.Time time: writer.WriteString("time", TrialConverters.WriteTime(time.Value)); break;
            case Answer.Date date: writer.WriteString("date", NodaTime.Text.LocalDatePattern.Iso.Format(date.Value)); break;
            case Answer.Text text: writer.WriteString("text", text.Value); break;
            case Answer.Skipped: writer.WriteBoolean("skipped", true); break;
            case Answer.NotDone notDone: writer.WriteString("notDone", notDone.Reason); break;
            default: throw new System.Diagnostics.UnreachableException($"The answer {value} is of no known kind.");
        }
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, Answer.Number number)
    {
        writer.WriteNumber("number", number.Value);
        if (number.Unit is { } unit)
            writer.WriteString("unit", unit);
        if (number.Flags == AnswerFlags.None)
            return;
        writer.WriteStartArray("flags");
        foreach (var (flag, word) in Words)
            if (number.Flags.HasFlag(flag))
                writer.WriteStringValue(word);
        writer.WriteEndArray();
    }

    // Unit, then flags, each at most once: one writing for one answer.
    private static Answer.Number Rest(ref Utf8JsonReader reader, Answer.Number number)
    {
        if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("unit"u8))
        {
            reader.Read();
            number = number with { Unit = Text(ref reader) };
            reader.Read();
        }
        if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("flags"u8))
            return number;
        reader.Read();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            number = number with { Flags = number.Flags | Flag(Text(ref reader), number.Flags) };
        reader.Read();
        return number;
    }

    private static AnswerFlags Flag(string word, AnswerFlags already)
    {
        var flag = Words.FirstOrDefault(pair => pair.Word == word).Flag;
        return flag != AnswerFlags.None && !already.HasFlag(flag) ? flag : throw new JsonException($"\"{word}\" is not a flag, or it stands twice.");
    }

    private static string Text(ref Utf8JsonReader reader) => Expect(ref reader, JsonTokenType.String).GetString()!;

    private static ref Utf8JsonReader Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
            throw new JsonException($"A {type} should stand here, not a {reader.TokenType}.");
        return ref reader;
    }
}
