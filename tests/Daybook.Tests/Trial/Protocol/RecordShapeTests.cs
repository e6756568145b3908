using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>Records are read by reflection, and what reflection makes of them is compiled with the program.</summary>
public sealed class RecordShapeTests
{
    [Fact]
    public void every_kind_of_value_in_the_language_is_compiled_ahead()
    {
        var kinds = new HashSet<Type>();
        Collect(typeof(Protocol), [], kinds);
        var ahead = KeyShape.CompiledAhead().Select(putter => putter.Method.GetGenericArguments()[1]).ToHashSet();
        Assert.Empty(kinds.Except(ahead));
        Assert.Empty(ahead.Except(kinds));
    }

    private static void Collect(Type record, HashSet<Type> seen, HashSet<Type> kinds)
    {
        if (!seen.Add(record)) return;
        foreach (var key in RecordShape.Of(record).Keys)
        {
            if (key.Property.PropertyType.IsValueType) kinds.Add(key.Property.PropertyType);
            if (RecordShape.Is(key.Element)) Collect(key.Element, seen, kinds);
        }
    }
}
