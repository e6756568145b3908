namespace Daybook.Cli.Doctor;

/// <summary>One finding of the doctor.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Health">How it is.</param>
/// <param name="What">What was found.</param>
/// <param name="Fix">The exact thing to do, when something is to be done.</param>
internal sealed record Check(string Name, Health Health, string What, string? Fix = null);

/// <summary>How a check came out.</summary>
internal enum Health
{
    Ok,
    Warn,
    Fail,
}
