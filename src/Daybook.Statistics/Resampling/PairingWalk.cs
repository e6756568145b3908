namespace Daybook.Statistics.Resampling;

/// <summary>Walks every pairing of two lists depth first, carrying the partial sum of products.</summary>
internal sealed class PairingWalk(double[] a, double[] b, double observed, double slack)
{
    private readonly bool[] taken = new bool[a.Length];
    private long pairings, greater, less, both;

    public PermutationResult Run()
    {
        Visit(0, 0);
        double all = pairings;
        return new PermutationResult(all, observed, both / all, greater / all, less / all);
    }

    private void Visit(int place, double sum)
    {
        if (place == a.Length)
        {
            pairings++;
            greater += sum >= observed - slack ? 1 : 0;
            less += sum <= observed + slack ? 1 : 0;
            both += Math.Abs(sum) >= Math.Abs(observed) - slack ? 1 : 0;
            return;
        }
        for (int i = 0; i < a.Length; i++)
        {
            if (!taken[i])
            {
                taken[i] = true;
                Visit(place + 1, sum + a[i] * b[place]);
                taken[i] = false;
            }
        }
    }
}
