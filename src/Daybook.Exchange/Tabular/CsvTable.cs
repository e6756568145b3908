using System.Text;

namespace Daybook.Exchange;

/// <summary>A row that could not be brought in.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line on which the row starts, from 1.</param>
/// <param name="Column">The column, when one is to blame.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record RejectedRow(string File, int Line, string? Column, string What);

/// <summary>A row of a file.</summary>
/// <param name="Line">The line on which it starts, from 1.</param>
/// <param name="Cells">Its cells, unquoted.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Reads separated values as RFC 4180 has them, with any line ends, another separator, and a byte order mark.</summary>
public static class CsvTable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The rows of the file, the header first; what cannot be read is added to <paramref name="rejected"/>.</summary>
    public static IReadOnlyList<CsvRow> Read(string file, ReadOnlySpan<byte> bytes, char separator, ICollection<RejectedRow> rejected)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            rejected.Add(new RejectedRow(file, 1, null, "the file is not UTF-8 text: save it as CSV UTF-8"));
            return [];
        }
        return [.. new CsvScanner(file, text.StartsWith('\uFEFF') ? text[1..] : text, separator, rejected).Rows()];
    }
}
