namespace Daybook.Study;

/// <summary>A participant's name and how to reach her.</summary>
public sealed record Identity(string Name, string? Telephone = null, string? Mail = null, string? Address = null)
{
    /// <summary>Nothing: a log line must not carry a name by accident.</summary>
    public override string ToString() => "(identity)";
}
