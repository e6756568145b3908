namespace Daybook.Trial;

/// <summary>The text of a file by lines.</summary>
public sealed class SourceText
{
    private const int ShownOfTooLarge = 1000;

    private readonly string[] lines;

    public SourceText(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        // A byte order mark is not part of the text.
        Text = text.StartsWith('\uFEFF') ? text[1..] : text;
        File = file;
        // Of a text that is refused for its size only the beginning is ever shown.
        lines = (Text.Length > StrictYaml.MostBytes ? Text[..ShownOfTooLarge] : Text).Split('\n');
    }

    public string Text { get; }

    public string File { get; }

    public int Lines => lines.Length;

    /// <summary>The line with this number, from 1; empty beyond the end.</summary>
    public string Line(int number) => number >= 1 && number <= lines.Length ? lines[number - 1].TrimEnd('\r') : "";
}
