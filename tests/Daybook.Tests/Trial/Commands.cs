using System.Reflection;
using System.Text.Json.Serialization;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>The closed lists as the code has them.</summary>
public static class Commands
{
    public static IReadOnlyList<Type> All { get; } = [.. typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract)];

    public static IReadOnlyList<Type> Named { get; } = [.. typeof(Command).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(named => named.DerivedType)];

    public static IReadOnlyList<Type> Events { get; } = [.. typeof(TrialEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TrialEvent)) && !type.IsAbstract)];
}
