using System.Text;

namespace Daybook.Exchange;

/// <summary>Walks through separated values once, cell by cell.</summary>
internal sealed class CsvScanner(string file, string text, char separator, ICollection<RejectedRow> rejected)
{
    private readonly StringBuilder cell = new();
    private int at;
    private int line = 1;

    public IEnumerable<CsvRow> Rows()
    {
        while (at < text.Length)
        {
            var (start, cells) = (line, new List<string>());
            do
                cells.Add(Cell(start));
            while (Skip(separator));
            EndLine();
            if (cells is not [""])
                yield return new CsvRow(start, cells);
        }
    }

    private string Cell(int row)
    {
        cell.Clear();
        if (Skip('"'))
            Quoted(row);
        else
            TakeRest();
        return cell.ToString();
    }

    private void Quoted(int row)
    {
        while (at < text.Length)
        {
            if (!Skip('"'))
                Take();
            else if (Skip('"'))
                cell.Append('"');
            else
            {
                if (at < text.Length && text[at] != separator && !AtLineEnd())
                {
                    rejected.Add(new RejectedRow(file, row, null, "text stands after a quoted value"));
                    TakeRest();
                }
                return;
            }
        }
        rejected.Add(new RejectedRow(file, row, null, "a quoted value is not closed"));
    }

    private void TakeRest()
    {
        while (at < text.Length && text[at] != separator && !AtLineEnd())
            cell.Append(text[at++]);
    }

    // A line end inside quotes belongs to the value and still counts as a line.
    private void Take()
    {
        if (AtLineEnd())
        {
            cell.Append('\n');
            EndLine();
        }
        else
            cell.Append(text[at++]);
    }

    private void EndLine()
    {
        if (at >= text.Length)
            return;
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        line++;
    }

    private bool AtLineEnd() => text[at] is '\r' or '\n';

    private bool Skip(char c)
    {
        if (at >= text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }
}
