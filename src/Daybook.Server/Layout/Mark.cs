namespace Daybook.Server;

/// <summary>How a state is shown: a shape, a letter and words, so that no state is told by colour alone (WCAG 1.4.1).</summary>
public sealed record Mark(string Class, string Shape, string Letter, string Words)
{
    public static Mark Done { get; } = new("done", "✓", "D", "done");
    public static Mark Due { get; } = new("due", "○", "O", "open now");
    public static Mark OffWindow { get; } = new("off", "△", "W", "held outside its window");
    public static Mark Incomplete { get; } = new("off", "◐", "I", "incomplete");
    public static Mark Late { get; } = new("off", "△", "L", "late");
    public static Mark Missed { get; } = new("missed", "!", "M", "missed");
    public static Mark Asked { get; } = new("asked", "?", "Q", "open query");
    public static Mark Later { get; } = new("later", "·", "N", "not yet");
    public static Mark LeftOut { get; } = new("off", "◇", "X", "kept, left out of analysis");
    public static Mark NotPlanned { get; } = new("later", "–", "", "not planned");
}
