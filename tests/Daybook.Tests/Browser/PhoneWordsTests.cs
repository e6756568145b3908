using System.Text.RegularExpressions;
using Daybook.Server;

namespace Daybook.Tests.Browser;

/// <summary>What the phone says in English can be read by somebody who left school early: Flesch-Kincaid grade 6 at most. A label of a few words has no grade.</summary>
public sealed partial class PhoneWordsTests
{
    private const double Most = 6;
    private const int Sentence = 8;

    [Fact]
    public void every_sentence_is_plain()
    {
        var said = PhoneTexts.In("en").All.Values.Where(text => Words().Count(text) >= Sentence).ToList();
        Assert.True(said.Count > 20, $"{said.Count} texts were found");
        Assert.Empty(said.Where(text => Grade(text) > Most).Select(text => $"{Grade(text):F1}: {text}"));
    }

    [Fact]
    public void the_measure_finds_what_is_not() =>
        Assert.True(Grade("Participation necessitates uninterrupted documentation of individually experienced symptoms.") > 12);

    /// <summary>Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al. 1975).</summary>
    private static double Grade(string text)
    {
        var words = Words().Matches(text).Select(word => word.Value).ToList();
        var sentences = Math.Max(1, Ends().Count(text));
        return (0.39 * words.Count / sentences) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    /// <summary>Groups of vowels; a last e is not heard, but in -le.</summary>
    private static int Syllables(string word)
    {
        var lower = word.ToLowerInvariant();
        var heard = Vowels().Count(lower) - (lower.EndsWith('e') && !lower.EndsWith("le", StringComparison.Ordinal) ? 1 : 0);
        return Math.Max(1, heard);
    }

    [GeneratedRegex("[A-Za-z’]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[.!?:](\s|$)")]
    private static partial Regex Ends();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
