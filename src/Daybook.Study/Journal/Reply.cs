using System.Text.Json.Serialization;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The answer to a request: receipts, given only after the disk has them, or the one reason why not.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "reply")]
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record Reply
{
    private Reply() { }

    /// <summary>It happened. A repeated request gets the receipts of the first time.</summary>
    public sealed record Done(IReadOnlyList<Receipt> Receipts) : Reply;

    /// <summary>It did not happen.</summary>
    public sealed record Refused(Refusal Refusal) : Reply;
}
