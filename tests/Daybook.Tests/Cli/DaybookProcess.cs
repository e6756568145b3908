using System.Diagnostics;

namespace Daybook.Tests.Cli;

/// <summary>Runs the real command in a process of its own.</summary>
public static class DaybookProcess
{
    public static string Binary { get; } = Path.Combine(AppContext.BaseDirectory, "daybook.dll");

    public static async Task<(int Exit, string Results, string Talk)> Run(string folder, string? input, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Binary, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        var results = process.StandardOutput.ReadToEndAsync();
        var talk = process.StandardError.ReadToEndAsync();
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await results, await talk);
    }

    /// <summary>Splits a command line as a shell would: blanks separate, single and double quotes keep together.</summary>
    public static IReadOnlyList<string> Words(string line)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var quote = '\0';
        var open = false;
        foreach (var c in line)
        {
            if (quote != '\0' && c == quote) quote = '\0';
            else if (quote == '\0' && c is '\'' or '"') (quote, open) = (c, true);
            else if (quote == '\0' && c == ' ')
            {
                if (open) words.Add(word.ToString());
                word.Clear();
                open = false;
            }
            else
            {
                word.Append(c);
                open = true;
            }
        }
        if (open) words.Add(word.ToString());
        return words;
    }
}
