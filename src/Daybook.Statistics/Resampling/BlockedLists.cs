namespace Daybook.Statistics.Resampling;

/// <summary>Every list that permuted blocks could have given: each block's arms in each of their different orders.</summary>
internal sealed class BlockedLists
{
    private readonly int[] arms;
    private readonly int[][] members;

    public BlockedLists(IReadOnlyList<int> arms, IReadOnlyList<int> blocks)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(blocks);
        if (arms.Count == 0 || arms.Count != blocks.Count)
        {
            throw new ArgumentException("Everyone has an arm and a block.", nameof(blocks));
        }
        this.arms = [.. arms];
        members = [.. Enumerable.Range(0, arms.Count).GroupBy(i => blocks[i]).Select(g => g.ToArray())];
    }

    /// <summary>The product over blocks of size! / (sizes of arms)!.</summary>
    public double Count => members.Select(Orders).Aggregate(1.0, (a, b) => a * b);

    /// <summary>The lists; one array is reused for all of them.</summary>
    public IEnumerable<IReadOnlyList<int>> Each()
    {
        int[] list = [.. arms];
        int[][] orders = [.. members.Select(block => block.Select(i => arms[i]).Order().ToArray())];
        for (int b = 0; b < members.Length; b++)
        {
            Write(list, b, orders[b]);
        }
        int turned;
        do
        {
            yield return list;
            for (turned = 0; turned < members.Length; turned++)
            {
                bool further = Next(orders[turned]);
                Write(list, turned, orders[turned]);
                if (further)
                {
                    break;
                }
            }
        }
        while (turned < members.Length);
    }

    private void Write(int[] list, int block, int[] order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            list[members[block][i]] = order[i];
        }
    }

    /// <summary>The next different order in the order of the alphabet; after the last the first again, and false.</summary>
    private static bool Next(int[] order)
    {
        int fall = order.Length - 2;
        while (fall >= 0 && order[fall] >= order[fall + 1])
        {
            fall--;
        }
        if (fall >= 0)
        {
            int larger = Array.FindLastIndex(order, v => v > order[fall]);
            (order[fall], order[larger]) = (order[larger], order[fall]);
        }
        Array.Reverse(order, fall + 1, order.Length - fall - 1);
        return fall >= 0;
    }

    private double Orders(int[] block)
    {
        double orders = 1;
        int placed = 0;
        foreach (int size in block.GroupBy(i => arms[i]).Select(g => g.Count()))
        {
            for (int i = 1; i <= size; i++)
            {
                orders = orders * ++placed / i;
            }
        }
        return Math.Round(orders);
    }
}
