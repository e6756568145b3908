using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>The registry of refusals is closed: every code is produced somewhere, specified somewhere and documented.</summary>
public sealed partial class RefusalsTests
{
    private static readonly IReadOnlyList<(string Factory, Refusal Refusal)> Registry =
    [
        .. typeof(Refusals).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(Refusal))
            .Select(method => (method.Name, (Refusal)method.Invoke(null, [.. method.GetParameters().Select(Sample)])!)),
    ];

    [Fact]
    public void every_code_is_noun_dot_reason_and_stands_once()
    {
        Assert.All(Registry, entry => Assert.Matches(Code(), entry.Refusal.Code));
        Assert.Equal(Registry.Count, Registry.Select(entry => entry.Refusal.Code).Distinct().Count());
    }

    [Fact]
    public void every_refusal_says_what_happened_what_it_means_and_what_to_do() => Assert.All(Registry, entry =>
        Assert.All([entry.Refusal.What, entry.Refusal.Meaning, entry.Refusal.Remedy], sentence => Assert.Matches(Sentence(), sentence)));

    [Fact]
    public void every_refusal_is_produced()
    {
        var sources = Text("src/Daybook.Trial", path => !Path.GetFileName(path).StartsWith("Refusals.", StringComparison.Ordinal));
        Assert.Empty(Registry.Where(entry => !sources.Contains($"Refusals.{entry.Factory}(", StringComparison.Ordinal)).Select(entry => entry.Factory));
    }

    [Fact]
    public void every_refusal_has_a_spec()
    {
        var specs = Text("tests/Daybook.Tests/Trial", path => path.EndsWith("Specs.cs", StringComparison.Ordinal));
        Assert.Empty(Registry.Where(entry => !specs.Contains($"\"{entry.Refusal.Code}\"", StringComparison.Ordinal)).Select(entry => entry.Refusal.Code));
    }

    [Fact]
    public void no_refusal_is_made_outside_the_registry() =>
        Assert.DoesNotContain("new Refusal(", Text("src/Daybook.Trial", _ => true), StringComparison.Ordinal);

    /// <summary>The page is written from the registry; <c>ACCEPT=1</c> writes it anew.</summary>
    [Fact]
    public void the_page_of_refusals_lists_them_all()
    {
        var page = new StringBuilder("""
            # Refusals

            Every reason for which a command is refused. A code never changes its meaning; the words in italics are examples.
            This page is written from `Refusals.cs` by a test.

            """);
        foreach (var group in Registry.Select(entry => entry.Refusal).GroupBy(refusal => refusal.Code.Split('.')[0]).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## {group.Key}\n\n| code | what happened | what it means | what to do |\n|---|---|---|---|\n");
            foreach (var refusal in group.OrderBy(refusal => refusal.Code, StringComparer.Ordinal))
                page.Append($"| `{refusal.Code}` | {refusal.What} | {refusal.Meaning} | {refusal.Remedy} |\n");
        }
        var file = Repository.At("docs", "guide", "refusals.md");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(file, page.ToString());
        Assert.Equal(File.ReadAllText(file), page.ToString());
    }

    private static string Text(string folder, Func<string, bool> which) =>
        string.Concat(Repository.Files(folder, ".cs").Where(which).Select(path => File.ReadAllText(Repository.At(path))));

    // An example of what a factory is told, by the name and kind of its parameter.
    private static object Sample(ParameterInfo parameter) => (parameter.Name, parameter.ParameterType) switch
    {
        (_, var type) when type == typeof(int) => 3,
        (_, var type) when type == typeof(long) => 12L,
        (_, var type) when type == typeof(decimal) => 151m,
        (_, var type) when type == typeof(LocalDate) => new LocalDate(2026, 6, 1),
        (_, var type) when type == typeof(Bounds) => new Bounds(0, 150),
        (_, var type) when type == typeof(KitId) => new KitId("K-2"),
        (_, var type) when type == typeof(ParticipantKey) => new ParticipantKey("7f3a"),
        (_, var type) when type == typeof(ProtocolHash) => new ProtocolHash("9c1e"),
        (_, var type) when type == typeof(Role) => Role.LabOperator,
        ("name", _) => "P-001",
        ("act", _) => "the correction",
        ("what", _) => "The visit",
        ("version", _) => "1.0",
        var (name, _) => $"*{name}*",
    };

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Z0-9*].*[.*]$")]
    private static partial Regex Sentence();
}
