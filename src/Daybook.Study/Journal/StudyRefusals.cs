using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Refusals that are not about the trial but about how a command arrived.</summary>
public static class StudyRefusals
{
    public static Refusal IdReused(string commandId) => new(
        "command.id-reused",
        $"The command id {commandId} already belongs to another command.",
        "Nothing was recorded; what was recorded under that id before stands.",
        "Send the command again under an id of its own.");

    public static Refusal IdNotUsable(string what) => new(
        "command.id-not-usable",
        $"The {what} is empty, longer than 200 bytes, or holds a control character.",
        "Nothing was recorded.",
        "Send the command again with a usable id, for example a UUID.");

    public static Refusal NotStorable(string why) => new(
        "command.not-storable",
        $"The ledger cannot hold what the command says: {why}",
        "Nothing was recorded.",
        "Shorten the text, remove control characters, and send it again.");

    public static Refusal ErasedBefore(long seq) => new(
        "redaction.done-before",
        $"What entry {seq} said was erased before.",
        "Nothing was recorded; the earlier redaction stands.",
        "Ask for the other entries without it.");
}
