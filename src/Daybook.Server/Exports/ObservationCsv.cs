using System.Text;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>A value as a line of RFC 4180 CSV. The last column carries the stamp, so that a copied row keeps it.</summary>
public static class ObservationCsv
{
    public const string Header = "participant,label,site,protocol,form,occasion_kind,occasion,repeat,place,trial,item,number,text,unit,flags,day,local_time,seq,superseded_by,purpose\r\n";

    public static string Line(Observation value, string? label, Purpose purpose)
    {
        ArgumentNullException.ThrowIfNull(value);
        var line = new StringBuilder();
        string?[] fields =
        [
            Text(value.Participant.Value), Text(label), Text(value.Site), Text(value.ProtocolVersion), Text(value.Form), Words.Kebab(value.Occasion.Kind.ToString()),
            Text(value.Occasion.Key), Words.Plain((long)value.Occasion.Repeat), Text(value.Place), Words.Plain((long)value.Trial), Text(value.Item),
            value.Number is { } number ? Words.Plain(number) : "", Text(value.Text), Text(value.Unit), Text(value.Flags),
            value.Day is { } day ? Words.Plain((long)day) : "", value.LocalTime ?? "", Words.Plain(value.Seq),
            value.SupersededBy is { } by ? Words.Plain(by) : "", Words.Kebab(purpose.ToString()),
        ];
        return line.AppendJoin(',', fields).Append("\r\n").ToString();
    }

    /// <summary>Quoted when it must be; a text that a spreadsheet would run as a formula begins with an apostrophe (ASVS 5.0 1.2.10). Numbers are never touched.</summary>
    private static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
