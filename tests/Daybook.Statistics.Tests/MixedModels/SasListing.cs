using System.Globalization;
using System.Text.RegularExpressions;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>A number as a listing prints it, with half a unit of its last digit.</summary>
internal sealed record Printed(double Value, double HalfUnit)
{
    public static Printed Of(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return new Printed(double.Parse(text, CultureInfo.InvariantCulture), point < 0 ? 0.5 : 0.5 * Math.Pow(10, point + 1 - text.Length));
    }
}

/// <summary>What a listing of SAS PROC MIXED prints: the last iteration, covariance parameters, the likelihood ratio, the intercept.</summary>
internal sealed class SasListing
{
    private readonly string[][] lines;

    public SasListing(string file) =>
        lines = [.. File.ReadLines(file).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(l => l.Length > 0)];

    /// <summary>-2 times the restricted log-likelihood where SAS stopped.</summary>
    public Printed MinusTwoLogLikelihood =>
        Printed.Of(lines.Last(l => l.Length == 4 && Regex.IsMatch(l[0], "^[0-9]+$") && Regex.IsMatch(l[2], @"^[0-9]+\.[0-9]{8}$"))[2]);

    /// <summary>Estimates by the names of the listing.</summary>
    public IReadOnlyDictionary<string, Printed> CovarianceParameters =>
        lines.SkipWhile(l => l is not ["Covariance", "Parameter", "Estimates"]).TakeWhile(l => l is not ["Fit", "Statistics"])
            .Where(l => l.Length >= 5 && l[^4..].All(c => double.TryParse(c, CultureInfo.InvariantCulture, out _)))
            .ToDictionary(l => l[0], l => Printed.Of(l[^4]));

    /// <summary>Degrees of freedom and chi-square against independence.</summary>
    public (int Df, Printed ChiSquare) NullModel =>
        lines.SkipWhile(l => l is not ["DF", "Chi-Square", ..]).Skip(1).Select(l => (int.Parse(l[0], CultureInfo.InvariantCulture), Printed.Of(l[1]))).First();

    /// <summary>Estimate, standard error, degrees of freedom and t of the intercept.</summary>
    public (Printed Estimate, Printed Error, Printed Df, Printed T) Intercept =>
        lines.Where(l => l is ["Intercept", _, _, _, _, _]).Select(l => (Printed.Of(l[1]), Printed.Of(l[2]), Printed.Of(l[3]), Printed.Of(l[4]))).Single();
}
