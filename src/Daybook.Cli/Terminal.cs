using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daybook.Cli;

/// <summary>Where a verb speaks: results to standard output, progress and complaints to standard error.</summary>
public sealed class Terminal(TextWriter results, TextWriter talk, bool interactive, bool json, TextReader? answers = null)
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();
    private (string What, long Step) shown = ("", -1);

    /// <summary>Whether a line of progress stands where the next words would go.</summary>
    private bool standing;

    public TextWriter Results { get; } = results;

    public TextWriter Talk { get; } = talk;

    /// <summary>Whether results are asked for as JSON.</summary>
    public bool Json { get; } = json;

    /// <summary>Writes the result of the verb: one JSON document, or the words.</summary>
    public void Answer(JsonNode document, params IReadOnlyList<string> words)
    {
        EndProgress();
        if (Json) Results.WriteLine(Text(document));
        else foreach (var line in words) Results.WriteLine(line);
    }

    /// <summary>A document as every verb prints it.</summary>
    public static string Text(JsonNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.ToJsonString(Pretty);
    }

    /// <summary>Says something that is not the result.</summary>
    public void Say(string words)
    {
        EndProgress();
        Talk.WriteLine(words);
    }

    /// <summary>Asks the person at the terminal; where nobody is there, or nothing is typed, the usual answer is given.</summary>
    public string Ask(string question, string usual)
    {
        if (answers is null || !interactive || Json) return usual;
        Talk.Write($"{question} [{usual}]: ");
        return answers.ReadLine()?.Trim() is { Length: > 0 } typed ? typed : usual;
    }

    /// <summary>Asks, and asks again as long as what was typed cannot be read. What nobody typed is no question: its complaint ends the verb.</summary>
    internal T Ask<T>(string question, string usual, Func<string, T> read)
    {
        while (true)
        {
            var answer = Ask(question, usual);
            try
            {
                return read(answer);
            }
            catch (Complaint complaint) when (answer != usual)
            {
                Talk.WriteLine($"  {complaint.Message} {complaint.Remedy}");
            }
        }
    }

    /// <summary>Shows how far long work has come: rewritten in place on a terminal, a plain line a tenth elsewhere. Word of it comes from several threads, so what is late is passed over.</summary>
    public void Progress(string what, long done, long total)
    {
        var percent = total <= 0 ? 100 : done * 100 / total;
        var step = interactive ? percent : percent / 10 * 10;
        lock (gate)
        {
            if (what == shown.What && step <= shown.Step) return;
            shown = (what, step);
            Talk.Write(interactive ? $"\r{what} {step} %\u001b[K" : $"{what} {step} %{Talk.NewLine}");
            standing = interactive;
        }
    }

    private void EndProgress()
    {
        lock (gate)
        {
            if (standing) Talk.Write("\r\u001b[K");
            standing = false;
        }
    }
}
