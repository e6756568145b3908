namespace Daybook.Trial;

/// <summary>The writing of a SHA-256: 64 lower-case hexadecimal digits.</summary>
internal static class Hash64
{
    public static bool Is(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
