using Daybook.Trial;

namespace Daybook.Server;

/// <summary>What a masked role must not learn by way of values.</summary>
public static class Masking
{
    /// <summary>Whether values by time would tell the treatment: everyone takes the treatments in one order, the role is masked, and the code is closed.</summary>
    public static bool WithholdsValues(StudyState state, Role role)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Code is null && state.Versions.Values.Any(protocol => protocol.Masked.Contains(role) && protocol.Arms.Count == 1 && protocol.Periods.Count > 1);
    }

    /// <summary>Whether the role must not learn where the treatment changes: a version of the protocol masks it, and the code is closed.</summary>
    public static bool Masks(StudyState state, Role role)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Code is null && state.Versions.Values.Any(protocol => protocol.Masked.Contains(role));
    }

    public static Refusal Withheld { get; } = new("values.withheld", "Values by day would tell which treatment was taken when",
        "In this study everyone takes the treatments in the same order. Nothing was shown.", "They are open to your role once the code is open.");
}
