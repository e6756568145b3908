using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Daybook.Trial;

namespace Daybook.Tests.Study;

/// <summary>Everything that a state holds, as text: two states are one when their texts are.</summary>
internal static class StateText
{
    public static string Of(StudyState state)
    {
        var text = new StringBuilder();
        Write(text, state, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null\n");
                break;
            case Protocol protocol:
                text.Append(protocol.Id).Append(protocol.Version).Append('\n');
                break;
            case string or ValueType when value is not IEnumerable && !IsPair(value):
            case string:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case IEnumerable many:
                text.Append("[\n");
                foreach (var one in many)
                    Write(text, one, depth + 1);
                text.Append("]\n");
                break;
            default:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    text.Append(' ', depth).Append(property.Name).Append(": ");
                    Write(text, property.GetValue(value), depth + 1);
                }
                break;
        }
    }

    private static bool IsPair(object value) => value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
