using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels;

/// <content>Type III hypotheses.</content>
public sealed partial class MixedModelFit
{
    /// <summary>
    /// Type III estimable functions (Goodnight, SAS R-101; the construction of lmerTest): every column of the full dummy design is
    /// written in our columns, which gives a row of weights for it; the weights of a term are made orthogonal to those of the
    /// terms that contain it; the rows of our own columns remain.
    /// </summary>
    private List<(int Term, double[] Row)> EstimableFunctions()
    {
        var frame = model.Frame;
        var design = DesignMatrix.Of(frame.Formula, frame.Table, _ => ContrastCoding.Treatment);
        var columns = design.Columns(frame.Table);
        var basis = OrthonormalBasis.Of(columns);
        var full = DesignMatrix.FullDummies(frame.Formula, frame.Table);
        var p = basis.Kept.Length;
        var weights = InColumns(basis, full.Columns(frame.Table));
        var assign = Array.ConvertAll(basis.Kept, k => design.Assign[k]);
        foreach (var term in Enumerable.Range(0, design.TermLabels.Length).OrderByDescending(t => Degree(design, t)))
        {
            var containing = Enumerable.Range(0, p).Where(c => assign[c] != term && Contains(assign[c], term)).ToArray();
            if (containing.Length == 0) continue;
            var outer = OrthonormalBasis.Of([.. containing.Select(c => weights[c])]);
            for (var c = 0; c < p; c++)
            {
                if (assign[c] == term) RemoveProjection(weights[c], outer);
            }
        }

        var rows = new List<(int, double[])>();
        var positions = Array.ConvertAll(basis.Kept, k => Array.IndexOf(full.Names, design.Names[k]));
        // Our coefficients beta give treatment-coded ones b = A beta.
        var recode = InColumns(basis, [.. frame.Basis.Kept.Select(k => frame.AllColumns[k])]);
        for (var c = 0; c < p; c++)
        {
            var row = Array.ConvertAll(positions, at => Math.Abs(weights[c][at]) < 1e-12 ? 0 : weights[c][at]);
            if (row.Sum(Math.Abs) > 1e-8) rows.Add((assign[c], Combine(row, recode)));
        }

        return rows;
    }

    // weights[c][k]: the coefficient of basis column c in the k-th of the given columns.
    private static double[][] InColumns(OrthonormalBasis basis, List<double[]> columns)
    {
        var p = basis.Columns.Length;
        var weights = Enumerable.Range(0, p).Select(_ => new double[columns.Count]).ToArray();
        for (var k = 0; k < columns.Count; k++)
        {
            var projection = Array.ConvertAll(basis.Columns, b => Vectors.Dot(b, columns[k]));
            var coefficients = Dense.Product(basis.ToCoefficients, p, p, projection, 1);
            for (var c = 0; c < p; c++) weights[c][k] = coefficients[c];
        }

        return weights;
    }

    private static int Degree(DesignMatrix design, int term) =>
        design.TermLabels[term] == "(Intercept)" ? 0 : design.TermLabels[term].Count(ch => ch == ':') + 1;

    private static void RemoveProjection(double[] vector, OrthonormalBasis basis)
    {
        foreach (var direction in basis.Columns) Vectors.AddScaled(-Vectors.Dot(direction, vector), direction, vector);
    }

    private static double[] Combine(double[] row, double[][] recode)
    {
        var combined = new double[recode[0].Length];
        for (var c = 0; c < row.Length; c++) Vectors.AddScaled(row[c], recode[c], combined);
        return combined;
    }
}
