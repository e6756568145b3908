namespace Daybook.Trial;

/// <summary>The questions that the sealed store answers without telling what anybody takes. The answers are kit numbers and yes or no.</summary>
public interface IVault
{
    /// <summary>Whether <paramref name="kit"/> is right for the place <paramref name="index"/> of <paramref name="stratum"/> in the treated period number <paramref name="treatedPeriod"/> (0-based).</summary>
    bool Fits(KitId kit, string stratum, int index, int treatedPeriod);
}
