namespace Daybook.Statistics.MixedModels;

/// <summary>
/// A model that cannot be fitted as asked: the code is stable, the message says what is wrong with which column, row or term
/// and what to do about it. No fit ever returns NaN instead.
/// </summary>
public sealed class ModelException : InvalidOperationException
{
    /// <summary>Makes the error.</summary>
    /// <param name="code">A stable code such as <c>random.single-level</c>.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="estimates">Fixed-effect estimates where they exist although no test does (saturated and constant outcomes).</param>
    public ModelException(string code, string message, IReadOnlyDictionary<string, double>? estimates = null)
        : base(message)
    {
        Code = code;
        Estimates = estimates;
    }

    /// <summary>The stable code.</summary>
    public string Code { get; }

    /// <summary>Fixed-effect estimates where the data determine them exactly, so that no variance is left to test them with.</summary>
    public IReadOnlyDictionary<string, double>? Estimates { get; }
}
