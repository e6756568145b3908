using System.Text;
using System.Text.Json;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Json;

/// <summary>The stored contract: it cannot drift silently.</summary>
public sealed class TrialJsonTests
{
    public static TheoryData<string> EventNames { get; } = [.. Specimens.Events.Select(TrialJson.TypeOf)];

    public static TheoryData<string> CommandNames { get; } = [.. Specimens.Commands.Select(command => command.GetType().Name)];

    [Fact]
    public void the_lists_of_events_and_commands_are_complete()
    {
        Assert.Equal(Names(Commands.Events), Names(Daybook.Trial.EventNames.All));
        Assert.Equal(Names(Commands.Events), Names(Specimens.Events.Select(happened => happened.GetType())));
        Assert.Equal(Names(Commands.All), Names(Commands.Named));
        Assert.Equal(Names(Commands.All), Names(Specimens.Commands.Select(command => command.GetType())));
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void every_event_is_written_as_its_golden_file_says(string type) =>
        Golden.Equals($"{type.Replace("/", ".", StringComparison.Ordinal)}.json", Shown(TrialJson.Write(Event(type))));

    [Theory]
    [MemberData(nameof(EventNames))]
    public void every_event_reads_back(string type)
    {
        var bytes = TrialJson.Write(Event(type));
        var read = TrialJson.Read(type, bytes);
        Assert.Equal(Event(type).GetType(), read.GetType());
        Assert.Equal(bytes, TrialJson.Write(read));
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void every_command_is_written_as_its_golden_file_says_and_reads_back(string name)
    {
        var bytes = TrialJson.WriteCommand(Command(name));
        Golden.Equals($"commands/{Kebab.Of(name)}.json", Encoding.UTF8.GetString(bytes));
        Assert.Equal(bytes, TrialJson.WriteCommand(TrialJson.ReadCommand(bytes)));
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void a_key_that_nobody_knows_is_an_error(string type) => Unreadable(type, "{\"colour\":\"red\",");

    [Theory]
    [MemberData(nameof(EventNames))]
    public void a_key_twice_is_an_error(string type)
    {
        using var document = IsVerbatim(type) ? JsonDocument.Parse("{}") : JsonDocument.Parse(TrialJson.Write(Event(type)));
        foreach (var property in document.RootElement.EnumerateObject())
            Unreadable(type, $"{{\"{property.Name}\":{property.Value.GetRawText()},");
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void a_value_that_is_needed_and_missing_is_an_error(string type)
    {
        if (!IsVerbatim(type))
            Assert.Throws<JsonException>(() => TrialJson.Read(type, "{}"u8));
    }

    [Theory]
    [InlineData("{\"number\":\"43\"}")]
    [InlineData("{\"number\":1e400}")]
    [InlineData("{\"number\":79228162514264337593543950335}")]
    [InlineData("{\"number\":-1000000000000000.1}")]
    [InlineData("{\"number\":43,\"number\":44}")]
    [InlineData("{\"number\":43,\"flags\":[\"censored-high\"],\"unit\":\"mm\"}")]
    [InlineData("{\"number\":43,\"flags\":[\"loud\"]}")]
    [InlineData("{\"number\":43,\"flags\":[\"below-limit\",\"below-limit\"]}")]
    [InlineData("{\"code\":null}")]
    [InlineData("{\"time\":\"25:00\"}")]
    [InlineData("{\"date\":\"2026-02-30\"}")]
    [InlineData("{\"skipped\":false}")]
    [InlineData("{\"boolean\":1}")]
    [InlineData("{\"colour\":\"red\"}")]
    [InlineData("{\"text\":\"\\ud800\"}")]
    [InlineData("{}")]
    [InlineData("43")]
    [InlineData("null")]
    public void an_answer_that_is_none_is_an_error(string answer)
    {
        var json = $$"""{"participant":"ana","entry":1,"answers":[{"item":"pain","answer":{{answer}}}],"reason":"x"}""";
        Assert.Throws<JsonException>(() => TrialJson.Read("items-corrected/1", Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void what_may_be_absent_may_be_left_out()
    {
        var read = (ItemsRecorded)TrialJson.Read(
            "items-recorded/1",
            """{"participant":"ana","form":"diary","occasion":{"kind":"diary-day","key":"2026-06-01"},"answers":[{"item":"pain","answer":{"number":43}}]}"""u8);
        Assert.Equal((0, 1, null), (read.Occasion.Repeat, read.Answers[0].Trial, read.Collected));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"command\":\"make-coffee\"}")]
    [InlineData("{\"command\":\"lock-study\",\"colour\":\"red\"}")]
    [InlineData("{\"command\":\"hold-visit\",\"participant\":\"ana\",\"visit\":\"v1\"}")]
    [InlineData("{\"command\":\"grant-role\",\"account\":\"a\",\"study\":\"s\",\"role\":3}")]
    [InlineData("null")]
    [InlineData("[")]
    public void what_is_no_command_is_an_error(string json) => Assert.Throws<JsonException>(() => TrialJson.ReadCommand(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("AssessEligibility", "answers")]
    [InlineData("CorrectItems", "answers")]
    [InlineData("RecordForm", "answers")]
    [InlineData("SealAllocation", "strata")]
    [InlineData("SealAllocation", "kits")]
    [InlineData("ImportFile", "participants")]
    [InlineData("ImportFile", "entries")]
    public void a_list_that_holds_nothing_at_a_place_is_an_error(string name, string list)
    {
        var command = System.Text.Json.Nodes.JsonNode.Parse(TrialJson.WriteCommand(Command(name)))!;
        command[list]!.AsArray().Add(null);
        Assert.Throws<JsonException>(() => TrialJson.ReadCommand(command.ToJsonString()));
    }

    [Fact]
    public void the_name_of_a_command_may_stand_anywhere() =>
        Assert.Equal(new UnlockStudy("a slip"), TrialJson.ReadCommand("""{"reason":"a slip","command":"unlock-study"}"""u8));

    private static TrialEvent Event(string type) => Specimens.Events.Single(happened => TrialJson.TypeOf(happened) == type);

    private static Command Command(string name) => Specimens.Commands.Single(command => command.GetType().Name == name);

    private static bool IsVerbatim(string type) => type is "unreadable-entry-kept/1" or "conflicting-entry-kept/1";

    // A verbatim payload may be any bytes; one that is no text is shown in hexadecimal.
    private static string Shown(byte[] bytes) => bytes.Contains((byte)0xFF) ? Convert.ToHexStringLower(bytes) : Encoding.UTF8.GetString(bytes);

    private static void Unreadable(string type, string start)
    {
        if (IsVerbatim(type))
            return;
        var json = start + Encoding.UTF8.GetString(TrialJson.Write(Event(type)))[1..];
        Assert.Throws<JsonException>(() => TrialJson.Read(type, Encoding.UTF8.GetBytes(json)));
    }

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order(StringComparer.Ordinal);
}
