namespace Daybook.Trial;

/// <summary>The one question that the sealed store answers before the code is opened. The answer is a kit number.</summary>
public interface IVault
{
    /// <summary>Of the kits on <paramref name="shelf"/> the one that the holder of place <paramref name="index"/> of <paramref name="stratum"/> is to get in that turn; null when none fits.</summary>
    /// <param name="shelf">The kits that are there.</param>
    /// <param name="stratum">The list.</param>
    /// <param name="index">The place in it.</param>
    /// <param name="turn">Which of an arm's treatments the kit is for.</param>
    /// <param name="levels">The levels of everybody whom minimisation allocated, in the order of their places; what she takes follows from them.</param>
    /// <remarks>Among the kits that fit a secret order decides. In the order of their numbers, a kit passed over would tell that it holds something else than the next one.</remarks>
    KitId? Choose(IEnumerable<KitId> shelf, string stratum, int index, KitTurn turn, IReadOnlyList<IReadOnlyList<string>> levels);
}
