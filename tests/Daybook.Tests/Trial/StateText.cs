using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>A state written out in full, so that two states can be compared to the last value. Protocols are written by their version.</summary>
public static class StateText
{
    public static string Of(StudyState study)
    {
        var text = new StringBuilder();
        Write(text, study, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null or string or Enum or Protocol or NodaTime.LocalDate or NodaTime.Instant or bool:
            case IFormattable when value.GetType().IsPrimitive || value is decimal:
                text.AppendLine(CultureInfo.InvariantCulture, $"{value switch { Protocol protocol => protocol.Version, null => "-", _ => value }}");
                break;
            case IEnumerable list:
                text.AppendLine("[");
                foreach (var item in list)
                    Write(text.Append(' ', depth), item, depth + 1);
                break;
            default:
                text.AppendLine(value.GetType().Name);
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    Write(text.Append(' ', depth).Append(property.Name).Append(' '), property.GetValue(value), depth + 1);
                break;
        }
    }
}
