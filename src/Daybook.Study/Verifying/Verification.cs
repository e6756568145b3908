namespace Daybook.Study;

/// <summary>What a verification found.</summary>
/// <param name="Holds">Whether everything is as it was written.</param>
/// <param name="Entries">How many entries were found sound.</param>
/// <param name="Redacted">How many of those hold no payload, each accounted for.</param>
/// <param name="Root">The root of the stored head, lower-case hexadecimal; empty when it cannot be read.</param>
/// <param name="FirstBrokenSeq">The first entry that is not as it was written, when it can be told.</param>
/// <param name="Flaws">What is wrong, in words.</param>
public sealed record Verification(bool Holds, long Entries, long Redacted, string Root, long? FirstBrokenSeq, IReadOnlyList<string> Flaws)
{
    internal static Verification Failed(string what) => new(false, 0, 0, "", null, [what]);
}
