namespace Daybook.Statistics.Random;

/// <summary>
/// One part of the name of a random stream: a text or a whole number. Texts and numbers are different parts even
/// when they look alike: <c>"7"</c> and <c>7</c> name different streams; 7 as int, long or ulong name the same one.
/// </summary>
public readonly record struct StreamPart
{
    internal string? Text { get; private init; }

    internal ulong Number { get; private init; }

    /// <summary>A part made of text, compared ordinally as UTF-8.</summary>
    /// <param name="text">The text; not null.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static StreamPart FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new StreamPart { Text = text };
    }

    /// <summary>A part made of a whole number.</summary>
    /// <param name="number">The number.</param>
    public static StreamPart FromUInt64(ulong number) => new() { Number = number };

    /// <summary>A part made of a whole number; a negative number is its two's complement.</summary>
    /// <param name="number">The number.</param>
    public static StreamPart FromInt64(long number) => new() { Number = unchecked((ulong)number) };

    /// <summary>See <see cref="FromString"/>.</summary>
    /// <param name="text">The text; not null.</param>
    public static implicit operator StreamPart(string text) => FromString(text);

    /// <summary>See <see cref="FromUInt64"/>.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator StreamPart(ulong number) => FromUInt64(number);

    /// <summary>See <see cref="FromInt64"/>.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator StreamPart(long number) => FromInt64(number);

    /// <summary>See <see cref="FromInt64"/>.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator StreamPart(int number) => FromInt64(number);
}
