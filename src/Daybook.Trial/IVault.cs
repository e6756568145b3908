namespace Daybook.Trial;

/// <summary>The one question that the sealed store answers before the code is opened. The answer is a kit number.</summary>
public interface IVault
{
    /// <summary>Of the kits on <paramref name="shelf"/> the one that the holder of place <paramref name="index"/> of <paramref name="stratum"/> is to get in that turn; null when none fits.</summary>
    /// <remarks>Among the kits that fit a secret order decides. In the order of their numbers, a kit passed over would tell that it holds something else than the next one.</remarks>
    KitId? Choose(IEnumerable<KitId> shelf, string stratum, int index, KitTurn turn);
}
