using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Says what a problem means, with a file that has it and what to write instead.</summary>
internal static class ExplainVerb
{
    private const int Widest = 100;

    private static readonly Argument<string?> Code = new("code") { Description = "The code that daybook check shows, for example DB0142. Without one, all of them.", Arity = ArgumentArity.ZeroOrOne };

    public static System.CommandLine.Command Build() => Verb.Of(
        "explain",
        "Explains a problem of a protocol file: what it means, an example that has it, and how to mend it.",
        ["daybook explain DB0142", "daybook explain"],
        [Code],
        (parsed, terminal, _) => Task.FromResult(parsed.GetValue(Code) is { } code ? Explain(code, terminal) : List(terminal)));

    private static ExitCode List(Terminal terminal)
    {
        var all = new JsonArray([.. ProblemCatalogue.All.Select(entry => new JsonObject { ["code"] = entry.Code, ["title"] = entry.Title })]);
        terminal.Answer(new JsonObject { ["problems"] = all }, [.. ProblemCatalogue.All.Select(entry => $"{entry.Code}  {entry.Title}")]);
        return ExitCode.Ok;
    }

    private static ExitCode Explain(string written, Terminal terminal)
    {
        var digits = written.TrimStart('d', 'D', 'b', 'B', '[').TrimEnd(']');
        var entry = ProblemCatalogue.Find("DB" + digits.PadLeft(4, '0'))
            ?? throw new Complaint(ExitCode.NotFound, $"there is no problem {written}.", "codes are DB and four digits; daybook explain lists them all.");
        var example = ProblemExample.Of(entry.Code);
        terminal.Answer(
            new JsonObject
            {
                ["code"] = entry.Code,
                ["title"] = entry.Title,
                ["explanation"] = entry.Explanation,
                ["example"] = new JsonObject
                {
                    ["file"] = example.File,
                    ["right"] = new JsonArray([.. example.Right.Select(line => (JsonNode)line)]),
                    ["wrong"] = new JsonArray([.. example.Wrong.Select(line => (JsonNode)line)]),
                    ["shown"] = example.Shown,
                },
            },
            [$"{entry.Code}: {entry.Title}", "", .. Wrapped(entry.Explanation), "", .. Written(example), "", .. example.Shown.TrimEnd('\n').Split('\n')]);
        return ExitCode.Ok;
    }

    private static IEnumerable<string> Written(ProblemExample example)
    {
        var (right, wrong) = (example.Right.Select(line => $"  {line}".TrimEnd()), example.Wrong.Select(line => $"  {line}".TrimEnd()));
        return example switch
        {
            { Right.Count: 0 } => [$"{example.File} with these lines added is refused:", .. wrong],
            { Wrong.Count: 0 } => [$"{example.File} without these lines is refused:", .. right],
            _ => [$"In {example.File} this is right:", .. right, "and this is refused:", .. wrong],
        };
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Widest)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
