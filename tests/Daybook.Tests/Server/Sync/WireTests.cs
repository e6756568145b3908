using System.Reflection;
using System.Text;
using System.Text.Json;
using Daybook.Server;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server.Sync;

/// <summary>The TypeScript of the documents between phone and server is written from the C# records: a stale file fails. <c>ACCEPT=1</c> writes it anew.</summary>
public sealed class WireTests
{
    private static readonly Type[] Documents =
    [
        typeof(SyncRequest), typeof(LostHead), typeof(SyncEntry), typeof(SyncReply), typeof(SyncResult), typeof(SyncReceipt), typeof(JoinRequest), typeof(JoinReply),
        typeof(PhoneReminders), typeof(PhoneWish), typeof(PhoneSubscription), typeof(TestReminder), typeof(LaterReminder), typeof(ConsentAsked), typeof(ConsentReading), typeof(ConsentReadingChange), typeof(ConsentReadingQuestion), typeof(ConsentSigning), typeof(ConsentSigned), typeof(ConsentCopy), typeof(RescueFile), typeof(RescueRequest),
        typeof(DiaryCard), typeof(DiaryCardEvent), typeof(DiaryCardPrompt), typeof(DiaryCardPromptWindow), typeof(DiaryCardItem), typeof(DiaryCardWhen), typeof(DiaryCardChoice), typeof(DiaryCardWindow), typeof(DiaryCardProgress), typeof(DiaryCardContact), typeof(DiaryCardAlert),
        typeof(OwnReport), typeof(PersonalReport), typeof(PersonalGroup), typeof(PersonalItem), typeof(PersonalPoint), typeof(PersonalChoice), typeof(PersonalWords), typeof(PersonalTaken), typeof(ItemAnswer),
    ];

    [Fact]
    public void the_types_of_the_phone_are_those_of_the_server()
    {
        var file = Repository.At("web", "shared", "wire.ts");
        var written = Written();
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(file, written);
        Assert.Equal(written, File.ReadAllText(file));
    }

    private static string Written()
    {
        var text = new StringBuilder("/** Written from the records of the server by a test; never by hand. */\n");
        foreach (var document in Documents)
        {
            text.Append($"\nexport interface {document.Name} {{\n");
            foreach (var field in document.GetConstructors().Single(made => made.GetParameters().All(one => one.ParameterType != document)).GetParameters())
                text.Append($"  readonly {JsonNamingPolicy.CamelCase.ConvertName(field.Name!)}: {TypeOf(field)};\n");
            text.Append("}\n");
        }
        text.Append($"\nexport type ItemKind = {string.Join(" | ", Enum.GetNames<ItemKind>().Select(kind => $"'{Kebab(kind)}'"))};\n");
        text.Append("\nexport type Answer =\n").AppendJoin("\n", Answers().Select(kind => "  | " + kind)).Append(";\n");
        return text.ToString();
    }

    private static string TypeOf(ParameterInfo field)
    {
        var optional = new NullabilityInfoContext().Create(field).WriteState == NullabilityState.Nullable || Nullable.GetUnderlyingType(field.ParameterType) is not null;
        return NameOf(Nullable.GetUnderlyingType(field.ParameterType) ?? field.ParameterType) + (optional ? " | null" : "");
    }

    private static string NameOf(Type type) =>
        type == typeof(string) || type == typeof(Instant) || type == typeof(LocalDate) || type == typeof(LocalTime) ? "string"
        : type == typeof(long) || type == typeof(int) || type == typeof(decimal) ? "number"
        : type == typeof(bool) ? "boolean"
        : type.IsGenericType ? $"readonly {NameOf(type.GenericTypeArguments[0])}[]"
        : type == typeof(Daybook.Trial.Answer) || type == typeof(ItemKind) || Documents.Contains(type) ? type.Name
        : throw new InvalidOperationException($"{type} has no word in TypeScript.");

    /// <summary>One example of each kind of answer, as it is stored: its first key says what it is.</summary>
    private static IEnumerable<string> Answers()
    {
        foreach (var sample in new Daybook.Trial.Answer[]
        {
            new Daybook.Trial.Answer.Number(1), new Daybook.Trial.Answer.Number(1, "mm"), new Daybook.Trial.Answer.Code("a"), new Daybook.Trial.Answer.Boolean(true), new Daybook.Trial.Answer.Time(new LocalTime(6, 5)),
            new Daybook.Trial.Answer.Date(new LocalDate(2026, 6, 1)), new Daybook.Trial.Answer.Text("a"), new Daybook.Trial.Answer.Skipped(),
        })
        {
            var payload = TrialJson.Write(new ItemsRecorded(new("a"), "diary", new Occasion(OccasionKind.DiaryDay, "2026-06-01"), [new ItemAnswer("a", sample)]));
            var answer = JsonDocument.Parse(payload).RootElement.GetProperty("answers")[0].GetProperty("answer");
            yield return "{ " + string.Join("; ", answer.EnumerateObject().Select(part => $"readonly {part.Name}: {KindOf(part.Value)}")) + " }";
        }
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "string",
    };

    private static string Kebab(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
