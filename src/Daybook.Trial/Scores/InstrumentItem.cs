namespace Daybook.Trial;

/// <summary>What answer an item of an instrument expects. Items are known by their number; their words belong to the licensed form.</summary>
/// <param name="Number">From 1, in the order of the form.</param>
/// <param name="Low">The lowest answer.</param>
/// <param name="High">The highest answer.</param>
/// <param name="Whole">Whether only whole numbers are answers.</param>
public sealed record InstrumentItem(int Number, decimal Low, decimal High, bool Whole = true)
{
    /// <summary>Whether <paramref name="answer"/> is an answer to this item.</summary>
    public bool Allows(decimal answer) => answer >= Low && answer <= High && (!Whole || decimal.Truncate(answer) == answer);
}
