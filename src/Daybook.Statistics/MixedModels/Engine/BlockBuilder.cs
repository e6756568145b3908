namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>Splits the rows into blocks and gathers every block's cross-products in one pass over its rows.</summary>
internal sealed class BlockBuilder : IProductSink
{
    private readonly ModelFrame frame;
    private readonly ResidualKernel kernel;
    private readonly double[] wide;
    private readonly int width;
    private readonly List<int> present = [];
    private readonly List<double[]> sums = [];
    private readonly List<int> slotOfClass = [];
    private readonly int[] offsetOfRow;
    private Block current = null!;

    private BlockBuilder(ModelFrame frame, ResidualKernel kernel, double[] wide, int width)
    {
        this.frame = frame;
        this.kernel = kernel;
        this.wide = wide;
        this.width = width;
        offsetOfRow = new int[frame.Count * frame.Random.Length];
    }

    /// <summary>
    /// The blocks of a frame. <paramref name="wide"/> holds, row by row, the fixed columns and the outcome, already weighted.
    /// </summary>
    public static Block[] Build(ModelFrame frame, ResidualKernel kernel, double[] wide, int width)
    {
        var builder = new BlockBuilder(frame, kernel, wide, width);
        if (frame.Random.Length == 0)
        {
            // Nothing ties the cross-products to a group: one block holds them all.
            var all = new Block([.. Enumerable.Range(0, frame.Count)], [], 0, width - 1);
            builder.Gather(all);
            return [all];
        }

        var blocks = builder.Components().Select(builder.Layout).ToArray();
        foreach (var block in blocks) builder.Gather(block);
        return blocks;
    }

    public void Add(int productClass, int rowA, int rowB)
    {
        while (slotOfClass.Count <= productClass) slotOfClass.Add(-1);
        if (slotOfClass[productClass] < 0)
        {
            slotOfClass[productClass] = present.Count;
            if (sums.Count == present.Count || sums[present.Count].Length < current.M * current.M) Room(present.Count);
            present.Add(productClass);
        }

        var sum = sums[slotOfClass[productClass]];
        AddOuter(sum, rowA, rowB);
        if (rowA != rowB) AddOuter(sum, rowB, rowA);
    }

    private void Room(int slot)
    {
        var fresh = new double[current.M * current.M];
        if (slot == sums.Count) sums.Add(fresh);
        else sums[slot] = fresh;
    }

    private void AddOuter(double[] sum, int rowA, int rowB)
    {
        unchecked
        {
            var m = current.M;
            var q = current.Q;
            var right = wide.AsSpan(rowB * width, width);
            for (var t = 0; t < frame.Random.Length; t++)
            {
                var values = frame.Random[t].Values;
                var offset = offsetOfRow[rowA * frame.Random.Length + t];
                for (var a = 0; a < values.Length; a++)
                {
                    var z = values[a][rowA] * Weight(rowA);
                    if (z != 0) AddRow(sum.AsSpan((offset + a) * m, m), z, rowB, right, q);
                }
            }

            for (var i = 0; i < width; i++)
            {
                var left = wide[rowA * width + i];
                var row = sum.AsSpan((q + i) * m + q, width);
                Kernel.Vectors.AddScaled(left, right, row);
            }
        }
    }

    // Random columns against random columns and against the fixed ones; the mirror image is filled in afterwards.
    private void AddRow(Span<double> row, double z, int rowB, ReadOnlySpan<double> right, int q)
    {
        unchecked
        {
            for (var t = 0; t < frame.Random.Length; t++)
            {
                var values = frame.Random[t].Values;
                var offset = offsetOfRow[rowB * frame.Random.Length + t];
                for (var b = 0; b < values.Length; b++) row[offset + b] += z * values[b][rowB] * Weight(rowB);
            }

            Kernel.Vectors.AddScaled(z, right, row.Slice(q, width));
        }
    }

    private double Weight(int row) => frame.Weights is { } weights ? Math.Sqrt(weights[row]) : 1;

    private void Gather(Block block)
    {
        current = block;
        kernel.Products(block.Rows, this);
        var size = block.M * block.M;
        block.Classes = [.. present];
        block.Products = new double[present.Count * size];
        for (var slot = 0; slot < present.Count; slot++)
        {
            var sum = sums[slot].AsSpan(0, size);
            for (var i = 0; i < block.Q; i++)
            {
                for (var j = block.Q; j < block.M; j++) sum[j * block.M + i] = sum[i * block.M + j];
            }

            sum.CopyTo(block.Products.AsSpan(slot * size, size));
            sum.Clear();
            slotOfClass[present[slot]] = -1;
        }

        present.Clear();
    }

    private Block Layout(int[] rows)
    {
        var slots = new List<LevelSlot>();
        var offset = 0;
        for (var t = 0; t < frame.Random.Length; t++)
        {
            var term = frame.Random[t];
            var offsets = new Dictionary<int, int>();
            foreach (var row in rows)
            {
                if (!offsets.TryGetValue(term.Group[row], out var at))
                {
                    at = offset;
                    offsets.Add(term.Group[row], at);
                    slots.Add(new LevelSlot(t, term.Group[row], at));
                    offset += term.Columns.Length;
                }

                offsetOfRow[row * frame.Random.Length + t] = at;
            }
        }

        return new Block(rows, [.. slots], offset, width - 1);
    }

    /// <summary>Connected components of rows over all groupings, in order of first row.</summary>
    private IEnumerable<int[]> Components()
    {
        var groupings = frame.Random.Select(r => r.Group).Concat(ResidualGrouping()).ToArray();
        var starts = new int[groupings.Length + 1];
        for (var g = 0; g < groupings.Length; g++) starts[g + 1] = starts[g] + groupings[g].Max() + 1;
        var parent = Enumerable.Range(0, starts[^1]).ToArray();
        for (var row = 0; row < frame.Count; row++)
        {
            for (var g = 1; g < groupings.Length; g++)
            {
                var (a, b) = (Find(parent, starts[0] + groupings[0][row]), Find(parent, starts[g] + groupings[g][row]));
                if (a != b) parent[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        var members = new Dictionary<int, List<int>>();
        var order = new List<List<int>>();
        for (var row = 0; row < frame.Count; row++)
        {
            var root = Find(parent, groupings[0][row]);
            if (!members.TryGetValue(root, out var list))
            {
                members.Add(root, list = []);
                order.Add(list);
            }

            list.Add(row);
        }

        return order.Select(list => list.ToArray());
    }

    private IEnumerable<int[]> ResidualGrouping() => frame.Specification.Residual switch
    {
        AutoregressiveResidual { Group: { } group } => [GroupLevels.Of(frame.Table, [group]).Codes],
        AutoregressiveResidual => [new int[frame.Count]],
        VisitResidual visits => [GroupLevels.Of(frame.Table, [visits.Group]).Codes],
        _ => [],
    };

    private static int Find(int[] parent, int node)
    {
        while (parent[node] != node) node = parent[node] = parent[parent[node]];
        return node;
    }
}
