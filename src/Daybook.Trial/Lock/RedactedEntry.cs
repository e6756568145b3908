namespace Daybook.Trial;

/// <summary>What remains of an entry whose payload was erased.</summary>
/// <param name="Entry">Its place in the ledger.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Form">The form that it filled in, when it held a form's answers.</param>
/// <param name="Occasion">The occasion, when it held a form's answers.</param>
/// <param name="Items">The items it answered at a visit.</param>
public sealed record RedactedEntry(long Entry, string Type, string? Form, Occasion? Occasion, IReadOnlyList<string> Items)
{
    /// <summary>The reason that stands in place of an erased answer.</summary>
    public const string Reason = "redacted";

    /// <summary>The event to fold in place of the erased one: the same step without its answers.</summary>
    public TrialEvent Residue(ParticipantKey participant) => Form is { } form && Occasion is { } occasion
        ? new ItemsRecorded(participant, form, occasion, [.. Items.Select(item => new ItemAnswer(item, new Answer.NotDone(Reason)))])
        : Type == EventNames.Of(typeof(ItemsCorrected)) ? new ItemsCorrected(participant, Entry, [], Reason)
        : TrialJson.Read(Type, []);
}
