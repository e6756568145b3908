using System.Text;
using System.Text.Json.Serialization;

namespace Daybook.Trial;

/// <summary>What remains of an entry whose payload was erased.</summary>
/// <param name="Entry">Its place in the ledger.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Form">The form that it filled in, when it held a form's answers.</param>
/// <param name="Occasion">The occasion, when it held a form's answers.</param>
/// <param name="Items">The items it answered at a visit.</param>
/// <param name="Remains">The event as JSON with its free text struck out, when it held free text beside facts.</param>
/// <param name="NotAsked">The conditional items that it left out, as the answers then stood: what is said of the later entries of that form depends on it. Null when the form has none.</param>
/// <param name="Corrects">The entry that a correction corrected, when that one left items out before or after.</param>
public sealed record RedactedEntry(
    long Entry,
    string Type,
    string? Form,
    Occasion? Occasion,
    IReadOnlyList<string> Items,
    [property: JsonConverter(typeof(VerbatimJson))] string? Remains = null,
    IReadOnlyList<string>? NotAsked = null,
    long? Corrects = null)
{
    /// <summary>What stands in place of an erased text, and the reason in place of an erased answer.</summary>
    public const string Reason = "redacted";

    /// <summary>The event to fold in place of the erased one: the same step without its answers.</summary>
    public TrialEvent Residue(ParticipantKey? participant)
    {
        if (Remains is { } remains)
            return TrialJson.Read(Type, Encoding.UTF8.GetBytes(remains));
        if (Form is { } form && Occasion is { } occasion)
            return new ItemsRecorded(Whose(participant), form, occasion, [.. Items.Select(item => new ItemAnswer(item, new Answer.NotDone(Reason)))]);
        return Type == EventNames.Of(typeof(ItemsCorrected)) ? new ItemsCorrected(Whose(participant), Corrects ?? Entry, [], Reason) : TrialJson.Read(Type, []);
    }

    private static ParticipantKey Whose(ParticipantKey? participant) =>
        participant ?? throw new FormatException("answers were erased that belong to nobody.");
}
