using System.Text;

namespace Daybook.Ledger;

/// <summary>
/// The rules a text field obeys so that its bytes are the same in SQLite, PostgreSQL, C# and TypeScript:
/// 1 to 255 bytes of valid UTF-8 without control characters.
/// </summary>
internal static class LedgerText
{
    public const int MaxBytes = 255;

    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes the text's UTF-8 to <paramref name="destination"/> and returns its length.</summary>
    public static int Write(string text, string field, Span<byte> destination)
    {
        int length;
        try
        {
            // Longer than this in characters is longer in bytes: refused before the buffer can overflow.
            length = text.Length > MaxBytes ? int.MaxValue : Utf8.GetByteCount(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"The {field} is not valid Unicode.", field, e);
        }
        if (length is < 1 or > MaxBytes)
            throw new ArgumentException($"The {field} has 1 to {MaxBytes} bytes of UTF-8.", field);
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.Contains('\x7f', StringComparison.Ordinal))
            throw new ArgumentException($"The {field} holds a control character.", field);
        return Utf8.GetBytes(text, destination);
    }

    /// <summary>Whether an entry could hold this text; what none could hold is not asked of a database.</summary>
    public static bool IsLegal(string text)
    {
        try
        {
            Span<byte> bytes = stackalloc byte[MaxBytes];
            return Write(text, nameof(text), bytes) > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Refuses what is not written like <c>kit-dispensed/1</c>: [a-z][a-z0-9-]*/[1-9][0-9]*.</summary>
    public static void CheckType(string type)
    {
        var slash = type.IndexOf('/', StringComparison.Ordinal);
        var legal = slash > 0 && slash < type.Length - 1 && char.IsAsciiLetterLower(type[0]) && type[slash + 1] is >= '1' and <= '9';
        for (var i = 0; legal && i < type.Length; i++)
            legal = i == slash || char.IsAsciiDigit(type[i]) || (i < slash && (char.IsAsciiLetterLower(type[i]) || type[i] == '-'));
        if (!legal)
            throw new ArgumentException($"'{type}' is not an event type: it is written like 'kit-dispensed/1'.", nameof(type));
    }
}
