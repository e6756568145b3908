namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>One level of a random term inside a block: where its columns stand among the block's random columns.</summary>
internal readonly record struct LevelSlot(int Term, int Level, int Offset);

/// <summary>
/// Rows that no other block's rows are correlated with. Its cross-products are those of U = [Z | X | y]: the block's random
/// columns, the orthonormal fixed columns, the outcome.
/// </summary>
internal sealed class Block(int[] rows, LevelSlot[] slots, int randomColumns, int fixedColumns)
{
    public int[] Rows { get; } = rows;

    public LevelSlot[] Slots { get; } = slots;

    /// <summary>q: the number of random columns.</summary>
    public int Q { get; } = randomColumns;

    /// <summary>m = q + p + 1.</summary>
    public int M { get; } = randomColumns + fixedColumns + 1;

    /// <summary>The classes that occur, and for each its m by m cross-product, one after another in <see cref="Products"/>.</summary>
    public int[] Classes { get; set; } = [];

    public double[] Products { get; set; } = [];

    /// <summary>U'V^-1U at the last evaluated parameters.</summary>
    public double[] Inner { get; } = new double[(randomColumns + fixedColumns + 1) * (randomColumns + fixedColumns + 1)];

    /// <summary>K = (G^-1 + Z'R^-1Z)^-1, q by q.</summary>
    public double[] K { get; } = new double[randomColumns * randomColumns];

    /// <summary>K Z'R^-1U, q by m.</summary>
    public double[] Kz { get; } = new double[randomColumns * (randomColumns + fixedColumns + 1)];
}
