using CsCheck;

namespace Daybook.Statistics.Tests;

/// <summary>
/// Generators of numbers as data have them: an even grid of 4097 points. CsCheck's own doubles favour values such as
/// 1e-300, with which a sample "varies" only in name.
/// </summary>
internal static class Gens
{
    public static Gen<double> Number(double low, double high) => Gen.Int[0, 4096].Select(i => low + (high - low) * i / 4096);
}
