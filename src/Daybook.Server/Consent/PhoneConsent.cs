namespace Daybook.Server;

/// <summary>A phone that brings a code from the consent page.</summary>
/// <param name="Code">The code.</param>
/// <param name="Key">The key that the phone made.</param>
/// <param name="Language">The language in which she chose to read; null until she has chosen.</param>
/// <param name="Speaks">The language of the phone.</param>
public sealed record ConsentAsked(string Code, string Key, string? Language, string Speaks);

/// <summary>What she reads before she signs.</summary>
/// <param name="Title">The study's title.</param>
/// <param name="Stamp">What every screen of a study that is not real must say; empty for a real one.</param>
/// <param name="Version">The version of the document.</param>
/// <param name="Ideas">The document, one idea each.</param>
/// <param name="More">What there is to learn more of each idea; empty where there is nothing.</param>
/// <param name="Changes">What changed since the version that she signed last; null when she has signed none.</param>
/// <param name="Questions">What she is asked, to see whether it was understood.</param>
/// <param name="Telephone">The team; null when the protocol names no number.</param>
/// <param name="Language">The language of the document, as a BCP 47 tag.</param>
/// <param name="Languages">All languages in which she may read it.</param>
public sealed record ConsentReading(string Title, string Stamp, string Version, IReadOnlyList<string> Ideas, IReadOnlyList<string> More, IReadOnlyList<ConsentReadingChange>? Changes, IReadOnlyList<ConsentReadingQuestion> Questions, string? Telephone, string Language, IReadOnlyList<string> Languages);

/// <summary>A paragraph in the place of another; null for one that was not there, or is there no more.</summary>
public sealed record ConsentReadingChange(string? Was, string? Is);

/// <summary>A question with its right answer, and what she is told after the other one.</summary>
public sealed record ConsentReadingQuestion(string Ask, bool Yes, string Because);

/// <summary>Her signature as the phone sends it: the words that she signed, verbatim, and what its key made of them.</summary>
/// <param name="Code">The code.</param>
/// <param name="Key">The phone's key.</param>
/// <param name="Signed">A document of <see cref="ConsentSigned"/>, as it was signed.</param>
/// <param name="Signature">The signature of the phone's key.</param>
public sealed record ConsentSigning(string Code, string Key, string Signed, string Signature);

/// <summary>What she signed.</summary>
/// <param name="Version">The version of the document.</param>
/// <param name="Language">The language in which she read it.</param>
/// <param name="Name">Her name, as she typed it.</param>
/// <param name="Tries">How often each question was answered until it was right.</param>
/// <param name="LocalClock">What the phone's clock said.</param>
/// <param name="Zone">The phone's zone.</param>
public sealed record ConsentSigned(string Version, string Language, string Name, IReadOnlyList<int> Tries, string LocalClock, string Zone);

/// <summary>Her copy: a page that she can keep and print.</summary>
/// <param name="Page">The page, HTML.</param>
public sealed record ConsentCopy(string Page);
