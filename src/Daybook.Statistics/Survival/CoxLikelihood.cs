using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>The log partial likelihood of Cox regression with its derivatives.</summary>
internal sealed class CoxLikelihood
{
    private readonly double[][] rows; // one array of predictors a person, centred
    private readonly double[] times;
    private readonly bool[] events;
    private readonly CoxTies ties;
    private readonly int[] order; // people by their time; those at risk at a moment are a tail of it
    private readonly (double Time, int From, int[] Died)[] moments;

    public CoxLikelihood(double[][] columns, double[] times, bool[] events, CoxTies ties)
    {
        (this.times, this.events, this.ties) = (times, events, ties);
        double[] means = [.. columns.Select(c => c.Average())];
        rows = [.. Enumerable.Range(0, times.Length).Select(i => columns.Select((c, j) => c[i] - means[j]).ToArray())];
        order = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i])];
        double[] sorted = [.. order.Select(i => times[i])];
        moments = [.. Enumerable.Range(0, times.Length).Where(i => events[i]).GroupBy(i => times[i]).OrderBy(g => g.Key)
            .Select(g => (g.Key, Array.FindIndex(sorted, t => t >= g.Key), g.ToArray()))];
        Size = columns.Length;
    }

    public int Size { get; }

    public LikelihoodPoint At(double[] beta)
    {
        double value = 0;
        double[] score = new double[Size];
        double[][] information = SmallMatrix.Zero(Size);
        foreach ((_, LikelihoodPoint part) in Parts(beta))
        {
            value += part.Value;
            Add(score, information, part, 1, 0);
        }
        return new LikelihoodPoint(value, score, information);
    }

    /// <summary>Score and information of the model extended by each effect times a function of time, at zero.</summary>
    public LikelihoodPoint Extended(double[] beta, Func<double, double> time)
    {
        double[] score = new double[2 * Size];
        double[][] information = SmallMatrix.Zero(2 * Size);
        foreach ((double at, LikelihoodPoint part) in Parts(beta))
        {
            Add(score, information, part, time(at), Size);
        }
        return new LikelihoodPoint(0, score, information);
    }

    /// <summary>Comparable pairs, and those won: the one with the higher risk fails first; tied risks count half.</summary>
    public (double Won, double Pairs) Concordance(double[] beta)
    {
        double[] risk = [.. rows.Select(x => LeastSquares.Dot(x, beta))];
        double won = 0, pairs = 0;
        for (int i = 0; i < times.Length; i++)
        {
            for (int j = 0; j < times.Length; j++)
            {
                if (events[i] && (times[j] > times[i] || times[j] == times[i] && !events[j]))
                {
                    pairs++;
                    won += risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0;
                }
            }
        }
        return (won, pairs);
    }

    /// <summary>
    /// Each person's part of the score, with Efron's or Breslow's shares of tied events: what the own event gives, less
    /// hazard x risk x (x - mean) over every moment at risk, summed as times pass.
    /// </summary>
    public double[][] ScoreResiduals(double[] beta)
    {
        double[][] residuals = [.. rows.Select(_ => new double[Size])];
        double[] risk = [.. rows.Select(x => Math.Exp(LeastSquares.Dot(x, beta)))];
        (double Total, double[] Sum)[] atRisk = AtRisk(risk);
        double hazard = 0;
        double[] drift = new double[Size]; // sum over moments of hazard x mean
        int next = 0;
        for (int m = 0; m < moments.Length; m++)
        {
            next = Leave(next, moments[m].From, hazard, drift, risk, residuals);
            double before = hazard;
            double[] driftBefore = [.. drift];
            hazard += OwnEvents(moments[m].Died, atRisk[m], risk, drift, residuals);
            foreach (int i in moments[m].Died)
            {
                // The moment's own hazard has been taken, with its shares; Leave will take it again with the rest.
                for (int j = 0; j < Size; j++)
                {
                    residuals[i][j] += risk[i] * ((hazard - before) * rows[i][j] - (drift[j] - driftBefore[j]));
                }
            }
        }
        Leave(next, order.Length, hazard, drift, risk, residuals);
        return residuals;
    }

    /// <summary>Those who left before a moment are done: their risk times all the hazard so far.</summary>
    private int Leave(int from, int to, double hazard, double[] drift, double[] risk, double[][] residuals)
    {
        for (int k = from; k < to; k++)
        {
            int i = order[k];
            for (int j = 0; j < Size; j++)
            {
                residuals[i][j] -= risk[i] * (hazard * rows[i][j] - drift[j]);
            }
        }
        return to;
    }

    /// <summary>The events of one moment, and the moment's hazard for everyone else.</summary>
    private double OwnEvents(int[] died, (double Total, double[] Sum) atRisk, double[] risk, double[] drift, double[][] residuals)
    {
        double hazard = 0, dead = died.Sum(i => risk[i]);
        double[] deadSum = [.. Enumerable.Range(0, Size).Select(j => died.Sum(i => risk[i] * rows[i][j]))];
        for (int k = 0; k < died.Length; k++)
        {
            double share = ties == CoxTies.Efron ? (double)k / died.Length : 0, weight = atRisk.Total - share * dead;
            hazard += 1 / weight;
            for (int j = 0; j < Size; j++)
            {
                double mean = (atRisk.Sum[j] - share * deadSum[j]) / weight;
                drift[j] += mean / weight;
                foreach (int i in died)
                {
                    residuals[i][j] += (1.0 / died.Length - risk[i] * (1 - share) / weight) * (rows[i][j] - mean);
                }
            }
        }
        return hazard;
    }

    private (double Total, double[] Sum)[] AtRisk(double[] risk)
    {
        var sums = new (double, double[])[moments.Length];
        double total = 0;
        double[] sum = new double[Size];
        int end = order.Length;
        for (int m = moments.Length - 1; m >= 0; m--)
        {
            for (; end > moments[m].From; end--)
            {
                int i = order[end - 1];
                total += risk[i];
                for (int j = 0; j < Size; j++)
                {
                    sum[j] += risk[i] * rows[i][j];
                }
            }
            sums[m] = (total, [.. sum]);
        }
        return sums;
    }

    /// <summary>The largest distance between two people on a predictor.</summary>
    public double Range(int column) => rows.Max(x => x[column]) - rows.Min(x => x[column]);

    /// <summary>The parts of the moments, last first, so that the sums over those at risk only grow.</summary>
    private IEnumerable<(double Time, LikelihoodPoint Part)> Parts(double[] beta)
    {
        double[] sum = new double[Size];
        double[][] squares = SmallMatrix.Zero(Size);
        double total = 0;
        int end = order.Length;
        for (int k = moments.Length - 1; k >= 0; k--)
        {
            (double time, int from, int[] died) = moments[k];
            total += Gather(beta, order[from..end], sum, squares);
            end = from;
            bool exact = ties == CoxTies.Exact && died.Length > 1;
            yield return (time, exact ? ExactPart(beta, order[from..], died) : Part(beta, total, sum, squares, died));
        }
    }

    private LikelihoodPoint Part(double[] beta, double total, double[] sum, double[][] squares, int[] died)
    {
        double[] score = new double[Size], deadSum = new double[Size];
        double[][] information = SmallMatrix.Zero(Size), deadSquares = SmallMatrix.Zero(Size);
        double dead = Gather(beta, died, deadSum, deadSquares), value = 0;
        foreach (int i in died)
        {
            value += LeastSquares.Dot(rows[i], beta);
            for (int j = 0; j < Size; j++)
            {
                score[j] += rows[i][j];
            }
        }
        for (int k = 0; k < died.Length; k++)
        {
            double share = ties == CoxTies.Breslow ? 0 : (double)k / died.Length, weight = total - share * dead;
            value -= Math.Log(weight);
            double[] mean = [.. sum.Zip(deadSum, (a, b) => (a - share * b) / weight)];
            for (int i = 0; i < Size; i++)
            {
                score[i] -= mean[i];
                for (int j = 0; j < Size; j++)
                {
                    information[i][j] += (squares[i][j] - share * deadSquares[i][j]) / weight - mean[i] * mean[j];
                }
            }
        }
        return new LikelihoodPoint(value, score, information);
    }

    private double Gather(double[] beta, int[] people, double[] sum, double[][] squares)
    {
        double total = 0;
        foreach (int i in people)
        {
            double[] x = rows[i];
            double risk = Math.Exp(LeastSquares.Dot(x, beta));
            total += risk;
            for (int j = 0; j < Size; j++)
            {
                sum[j] += risk * x[j];
                for (int k = 0; k < Size; k++)
                {
                    squares[j][k] += risk * x[j] * x[k];
                }
            }
        }
        return total;
    }

    /// <summary>
    /// The exact part of one time: the deaths' risk over the sum, over all sets of as many people at risk, of theirs. The
    /// sum is an elementary symmetric function, built person by person with its first two derivatives (Gail et al. 1981).
    /// </summary>
    private LikelihoodPoint ExactPart(double[] beta, int[] atRisk, int[] died)
    {
        int d = died.Length;
        double[] level = new double[d + 1];
        double[][] first = [.. level.Select(_ => new double[Size])];
        double[][][] second = [.. level.Select(_ => SmallMatrix.Zero(Size))];
        level[0] = 1;
        double largest = atRisk.Max(i => LeastSquares.Dot(rows[i], beta));
        foreach (int i in atRisk)
        {
            double risk = Math.Exp(LeastSquares.Dot(rows[i], beta) - largest);
            for (int k = d; k >= 1; k--)
            {
                AddPerson(level, first, second, k, rows[i], risk);
            }
        }
        double[] score = [.. Enumerable.Range(0, Size).Select(j => died.Sum(i => rows[i][j]) - first[d][j] / level[d])];
        double[][] information = [.. Enumerable.Range(0, Size).Select(j => Enumerable.Range(0, Size).Select(k =>
            second[d][j][k] / level[d] - first[d][j] / level[d] * (first[d][k] / level[d])).ToArray())];
        double value = died.Sum(i => LeastSquares.Dot(rows[i], beta)) - Math.Log(level[d]) - d * largest;
        return new LikelihoodPoint(value, score, information);
    }

    private void AddPerson(double[] level, double[][] first, double[][][] second, int k, double[] x, double risk)
    {
        for (int a = 0; a < Size; a++)
        {
            for (int b = 0; b < Size; b++)
            {
                second[k][a][b] += risk * (second[k - 1][a][b] + x[a] * first[k - 1][b] + x[b] * first[k - 1][a]
                    + x[a] * x[b] * level[k - 1]);
            }
        }
        for (int a = 0; a < Size; a++)
        {
            first[k][a] += risk * (first[k - 1][a] + x[a] * level[k - 1]);
        }
        level[k] += risk * level[k - 1];
    }

    /// <summary>Adds a part to a sum: plain in the first block and, where there is a second, weighted there.</summary>
    private static void Add(double[] score, double[][] information, LikelihoodPoint part, double weight, int offset)
    {
        int p = part.Score.Length;
        for (int i = 0; i < p; i++)
        {
            score[i] += part.Score[i];
            for (int j = 0; j < p; j++)
            {
                information[i][j] += part.Information[i][j];
                if (offset > 0)
                {
                    information[i][offset + j] += weight * part.Information[i][j];
                    information[offset + i][j] += weight * part.Information[i][j];
                    information[offset + i][offset + j] += weight * weight * part.Information[i][j];
                }
            }
            if (offset > 0)
            {
                score[offset + i] += weight * part.Score[i];
            }
        }
    }
}
