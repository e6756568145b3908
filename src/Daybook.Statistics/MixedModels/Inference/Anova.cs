using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels;

/// <summary>The hypotheses of an analysis of variance table.</summary>
public enum AnovaType
{
    /// <summary>Terms one after another, each adjusted for those before it.</summary>
    Sequential,

    /// <summary>Each term adjusted for all others that do not contain it.</summary>
    TypeII,

    /// <summary>Each term at the unweighted average of the factors it interacts with (SAS type III).</summary>
    TypeIII,

    /// <summary>The coefficients of each term as they are coded (nlme's "marginal").</summary>
    Marginal,
}

/// <summary>One line of an analysis of variance table.</summary>
/// <param name="Term">The term's label.</param>
/// <param name="Hypothesis">The rows tested, over the estimable coefficients.</param>
/// <param name="Test">The F test.</param>
public sealed record AnovaLine(string Term, IReadOnlyList<double[]> Hypothesis, FTest Test);

/// <content>Analysis of variance.</content>
public sealed partial class MixedModelFit
{
    /// <summary>F tests of every term. The marginal table has a line for the intercept; the others do not.</summary>
    public IReadOnlyList<AnovaLine> Anova(AnovaType type, DegreesOfFreedom method)
    {
        var lines = Hypotheses(type);
        return [.. lines.Where(l => l.Rows.Count > 0).Select(l => new AnovaLine(l.Term, l.Rows, Test(l.Rows, method)))];
    }

    private IEnumerable<(string Term, List<double[]> Rows)> Hypotheses(AnovaType type)
    {
        var design = model.Frame.Design;
        var kept = model.Frame.Basis.Kept;
        var assign = Array.ConvertAll(kept, k => design.Assign[k]);
        var first = design.TermLabels[0] == "(Intercept)" && type != AnovaType.Marginal ? 1 : 0;
        if (type == AnovaType.TypeIII && (design.TermLabels.Length - first <= 1 || P <= 1)) type = AnovaType.Sequential;
        var estimable = type == AnovaType.TypeIII ? EstimableFunctions() : [];
        for (var term = first; term < design.TermLabels.Length; term++)
        {
            var rows = type switch
            {
                AnovaType.Marginal => Units(assign, term),
                AnovaType.TypeIII => [.. estimable.Where(e => e.Term == term).Select(e => e.Row)],
                AnovaType.Sequential => Adjusted(term, t => t < term),
                AnovaType.TypeII => Adjusted(term, t => t != term && !Contains(t, term)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            yield return (design.TermLabels[term], rows);
        }
    }

    private List<double[]> Units(int[] assign, int term)
    {
        var rows = new List<double[]>();
        for (var c = 0; c < assign.Length; c++)
        {
            if (assign[c] != term) continue;
            var row = new double[P];
            row[c] = 1;
            rows.Add(row);
        }

        return rows;
    }

    private bool Contains(int larger, int smaller)
    {
        var terms = model.Frame.Design.Terms;
        var shift = model.Frame.Design.TermLabels[0] == "(Intercept)" ? 1 : 0;
        if (smaller < shift || larger < shift) return smaller < shift;
        var (big, small) = (terms[larger - shift], terms[smaller - shift]);
        return big.Length > small.Length && small.All(big.Contains) && big.Except(small).All(a => model.Frame.Design.Atoms[a].IsFactor);
    }

    /// <summary>
    /// The hypothesis that a term adds nothing beyond others: with columns ordered others, term, rest, the rows of the upper
    /// triangular factor of X that belong to the term give combinations estimable within others and term.
    /// </summary>
    private List<double[]> Adjusted(int term, Func<int, bool> before)
    {
        var frame = model.Frame;
        var kept = frame.Basis.Kept;
        var assign = Array.ConvertAll(kept, k => frame.Design.Assign[k]);
        var order = Enumerable.Range(0, P).OrderBy(c => before(assign[c]) ? 0 : assign[c] == term ? 1 : 2).ToArray();
        var basis = OrthonormalBasis.Of([.. order.Select(c => frame.AllColumns[kept[c]])]);
        var inverse = Dense.Inverse(basis.ToCoefficients, P)!;
        var rows = new List<double[]>();
        for (var i = 0; i < P; i++)
        {
            if (assign[order[i]] != term) continue;
            var row = new double[P];
            for (var j = i; j < P; j++) row[order[j]] = inverse[i * P + j] / inverse[i * P + i];
            rows.Add(row);
        }

        return rows;
    }
}
