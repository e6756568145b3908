namespace Daybook.Trial;

/// <summary>One thing wrong in a file that a person wrote, with its place.</summary>
/// <param name="Code">The stable code, DB and four digits; <see cref="ProblemCatalogue"/> lists them all.</param>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column of the first character, from 1.</param>
/// <param name="Length">How many characters the mark covers, at least 1.</param>
/// <param name="What">What is wrong here, in the words of the study.</param>
/// <param name="Suggestion">What to write instead, when that is known.</param>
/// <param name="Related">The other line that this one does not go with.</param>
public sealed record Problem(string Code, string File, int Line, int Column, int Length, string What, string? Suggestion = null, RelatedLine? Related = null)
{
    /// <summary>The text of the line, for the code frame.</summary>
    public string Excerpt { get; init; } = "";

    /// <summary>What kind of problem it is.</summary>
    public string Title => ProblemCatalogue.Entry(Code).Title;
}

/// <summary>Another line that a problem speaks of.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="What">What stands there.</param>
public sealed record RelatedLine(int Line, string What);
