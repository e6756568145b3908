using System.CommandLine;

namespace Daybook.Cli.Verbs;

/// <summary>What every verb has: a name, examples, and the same way to answer.</summary>
internal static class Verb
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print the result as one JSON document.", Recursive = true };

    /// <summary>The terminal of the call that is running.</summary>
    public static readonly AsyncLocal<Terminal?> Terminal = new();

    /// <summary>A verb with its examples, symbols and act.</summary>
    public static Command Of(string name, string what, IReadOnlyList<string> examples, IReadOnlyList<Symbol> symbols, Func<ParseResult, Terminal, CancellationToken, Task<ExitCode>> act)
    {
        var command = new Command(name, $"{what}\n\nExamples:\n{string.Join('\n', examples.Select(example => $"  {example}"))}");
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) command.Add(argument);
            else if (symbol is Option option) command.Add(option);
        }
        command.SetAction(async (parsed, cancellation) => (int)await act(parsed, Terminal.Value!, cancellation));
        return command;
    }
}
