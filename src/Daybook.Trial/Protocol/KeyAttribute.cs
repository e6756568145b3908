namespace Daybook.Trial;

/// <summary>Marks a property of a protocol record as a key of the language. The hover text is what an author reads in the editor.</summary>
/// <remarks>The YAML key is the property name in kebab case unless <see cref="Name"/> says otherwise. A property is required when it is declared <c>required</c>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute(string hover) : Attribute
{
    /// <summary>What the key means, for hover text and the reference page.</summary>
    public string Hover { get; } = hover;

    /// <summary>The YAML key when it is not the property's name in kebab case.</summary>
    public string? Name { get; init; }
}
