using System.Text;

namespace Daybook.Cli.Fit;

/// <summary>Reads comma-separated text as RFC 4180 has it: quoted fields may hold commas, quotes and line ends.</summary>
internal static class DelimitedText
{
    public static List<string[]> Read(string path)
    {
        var lines = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false, started = false;
        string text = File.ReadAllText(path);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                (quoted, started) = (!quoted, true);
            }
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
                started = c == ',';
                if (c == '\n')
                {
                    lines.Add([.. fields]);
                    fields.Clear();
                }
            }
            else if (quoted || c != '\r')
            {
                field.Append(c);
                started = true;
            }
        }
        if (started)
        {
            lines.Add([.. fields, field.ToString()]);
        }
        return lines;
    }
}
