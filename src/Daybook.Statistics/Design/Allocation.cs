namespace Daybook.Statistics.Design;

/// <summary>One place of an allocation list.</summary>
/// <param name="Stratum">The stratum's name.</param>
/// <param name="Number">The place within the stratum, from 1.</param>
/// <param name="Block">The block within the stratum, from 1.</param>
/// <param name="BlockSize">How many places that block has.</param>
/// <param name="Arm">The arm that the place gives.</param>
public sealed record Allocation(string Stratum, int Number, int Block, int BlockSize, string Arm);
