using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>The slips that a file is most often written with: each is named in words of an author, on its own line, with how to mend it.</summary>
public class SlipSpecs
{
    [Theory]
    [InlineData("design: crossover", "design crossover", 5, "after design a colon is missing", "write design: crossover")]
    [InlineData("design: crossover", "design:crossover", 5, "after design: a space is missing", "write design: crossover")]
    [InlineData("  opens: \"18:00\"", "  opens \"18:00\"", 29, "after opens a colon is missing", "write opens: \"18:00\"")]
    [InlineData("  opens: \"18:00\"", " opens: \"18:00\"", 29, "this line begins after 1 space, and the lines that it belongs to after 2", "write 2 spaces before it")]
    [InlineData("  closes:", "    closes:", 30, "this line begins after 4 spaces, and the lines that it belongs to after 2", "write 2 spaces before it")]
    [InlineData("    - { id: pain, ask", "  - { id: pain, ask", 33, "this line begins after 2 spaces, and the lines that it belongs to after 4", "write 4 spaces before it")]
    [InlineData("design: crossover", " design: crossover", 5, "this line begins after 1 space, and the lines that it belongs to after 0", "write no space before it")]
    [InlineData("kind: line, range: [0, 100], ends", "kind: line range: [0, 100], ends", 33, "a comma is missing before range", "write kind: line, range: ...")]
    [InlineData("day: 22, window", "day: 22; window", 46, "a semicolon stands where a comma is wanted", "write day: 22, window: ...")]
    [InlineData("range: [0, 100], ends: [No pain, Worst pain imaginable], better: lower }\n    - { id: sleep", "range: [0, 100, ends: [No pain, Worst pain imaginable], better: lower }\n    - { id: sleep", 33, "a [ opens here and is not closed before the }", "write ] where it ends")]
    [InlineData("does: [return, dispense] }", "does: [return, dispense]", 46, "a { opens here and is not closed before the next line", "write } where it ends")]
    [InlineData("does: [return, dispense] }", "does: [return, dispense] }}", 46, "this } closes nothing", "leave it out, or open its bracket before")]
    [InlineData("your pain today?\", kind", "your pain today?, kind", 33, "a quote opens here and is not closed on its line", "close it with \" where the text ends")]
    [InlineData("title: At the first visit", "title: \"At the first visit", 39, "a quote opens here and is not closed on its line", "close it with \" where the text ends")]
    [InlineData("title: A minimal", "title: Pain: a minimal", 4, "a colon stands in the text of title", "write title: \"Pain: a minimal randomised double-blind crossover with a nightly diary\"")]
    [InlineData("ask: Age in years", "ask: Age: years", 14, "a colon stands in the text of ask", "put the text in quotes")]
    [InlineData("ask: Age in years", "ask: 'Patient's age'", 14, "the text ended at the ' before this", "put a text with an apostrophe in double quotes")]
    [InlineData("require: \">= 18\", unit: a", "require: >= 18, unit: a", 14, "> means something to YAML, and no text begins with it", "write \">= 18\"")]
    [InlineData("name: Placebo", "name: %placebo", 18, "% means something to YAML, and no text begins with it", "write \"%placebo\"")]
    [InlineData("  - { id: v2, day", "    { id: v2, day", 46, "a dash is missing before this entry of the list", "write it as line 45 is: - { ... }")]
    [InlineData("  - { id: v2, day", "  -{ id: v2, day", 46, "after the dash a space is missing", "write - { id: v2, day: 22, window: 2, scores: first, does: [return, dispense] }")]
    [InlineData("ask: \"How bad was your pain today?\", kind", "ask: How bad #today, kind", 33, "what follows a # is a comment, and the bracket before it stays open", "put the text with the # in quotes")]
    public void a_slip_of_writing_is_said_in_words(string from, string to, int line, string what, string suggestion)
    {
        var problem = Assert.Single(Problems(from, to));

        Assert.Equal(("DB0002", line, what, suggestion), (problem.Code, problem.Line, problem.What, problem.Suggestion));
    }

    [Theory]
    [InlineData("zone: Europe/Madrid", "zone: Madrid", "did you mean Europe/Madrid?")]
    [InlineData("zone: Europe/Madrid", "zone: los angeles", "did you mean America/Los_Angeles?")]
    [InlineData("days: 14,", "days: two weeks,", "write 14")]
    [InlineData("days: 14,", "days: 14 days,", "write 14")]
    [InlineData("closes: \"03:00+1d\"", "closes: \"24:00\"", "write \"00:00+1d\"")]
    [InlineData("opens: \"18:00\"", "opens: 6pm", "write \"18:00\"")]
    [InlineData("opens: \"18:00\"", "opens: 12:30 AM", "write \"00:30\"")]
    [InlineData("window: 2,", "window: ±2,", "write 2")]
    [InlineData("window: 2,", "window: \"+-2\",", "write 2")]
    [InlineData("window: [0, 4]", "window: [0, 400]", "a window reaches 366 days at most, early and late")]
    [InlineData("require: \">= 18\"", "require: 18-65", "write two criteria, \">= 18\" and \"<= 65\"")]
    [InlineData("anchor: v2", "anchor: v9", "known: v1, v2, v3")]
    [InlineData("baseline: usual-pain", "baseline: esr", "esr is a laboratory test; name an item of the diary or of a form")]
    [InlineData("design: crossover", "design:", "write a value: crossover: everyone takes every treatment in turn. parallel: everyone takes one. fixed-order: everyone takes every treatment in the same order.")]
    [InlineData("reduction: 30 }", "reduction: 30% }", "write 30")]
    public void a_value_that_cannot_be_read_is_answered_with_the_one_that_was_meant(string from, string to, string suggestion) => Assert.Contains(suggestion, Problems(from, to).Select(problem => problem.Suggestion));

    [Theory]
    [InlineData("{ id: first, days: 14,", "{ id: first, weeks: 2,", "write days: 14")]
    [InlineData("{ id: v2, day: 22,", "{ id: v2, day=22,", "write day: 22")]
    public void a_key_that_is_none_is_answered_with_the_one_that_was_meant(string from, string to, string suggestion) => Assert.Contains(suggestion, Problems(from, to).Select(problem => problem.Suggestion));

    private static IReadOnlyList<Problem> Problems(string from, string to)
    {
        var yaml = Bundled.Crossover.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Bundled.Crossover, yaml);
        return ProtocolReader.Read(yaml, "slip.yaml").Problems;
    }
}
