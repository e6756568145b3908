using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>The fields of a form, read strictly: a field that is not what it should be is named, never guessed.</summary>
public sealed class FormAnswers(IFormCollection form)
{
    private readonly List<string> wrong = [];

    /// <summary>The first field that could not be read, in words; null when all could.</summary>
    public string? Wrong => wrong.Count == 0 ? null : string.Join(" ", wrong);

    public bool Has(string name) => Text(name) is not null;

    /// <summary>The field without blanks around it; null when it is empty.</summary>
    public string? Text(string name)
    {
        var text = form[name].ToString().Trim();
        return text.Length == 0 ? null : text;
    }

    public string Required(string name, string label)
    {
        if (Text(name) is { } text)
            return text;
        wrong.Add($"{label} is missing.");
        return "";
    }

    public LocalDate Date(string name, string label) => DateIf(name, label, required: true) ?? default;

    public LocalTime Time(string name, string label) => LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Parse(Required(name, label)) is { Success: true, Value: var time } ? time
        : Text(name) is { } text ? Not<LocalTime>(label, text, "a time such as 10:00") : default;

    public LocalDate? DateIf(string name, string label, bool required = false)
    {
        if (Text(name) is not { } text)
            return required ? Missing<LocalDate?>(label) : null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : Not<LocalDate?>(label, text, "a date such as 2026-06-01");
    }

    public decimal Number(string name, string label)
    {
        if (Text(name) is not { } text)
            return Missing<decimal>(label);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : Not<decimal>(label, text, "a number such as 12.5");
    }

    public int Count(string name, string label)
    {
        if (Text(name) is not { } text)
            return Missing<int>(label);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Not<int>(label, text, "a whole number");
    }

    public bool YesNo(string name, string label) => Required(name, label) switch
    {
        "yes" => true,
        "no" or "" => false,
        var other => Not<bool>(label, other, "yes or no"),
    };

    /// <summary>The bytes of the file that was chosen.</summary>
    public byte[] File(string name, string label)
    {
        if (form.Files[name] is not { Length: > 0 } file)
            return Missing<byte[]>(label) ?? [];
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    public T Choice<T>(string name, string label)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return Missing<T>(label);
        foreach (var value in Enum.GetValues<T>())
            if (Words.Kebab(value.ToString()) == text)
                return value;
        return Not<T>(label, text, "one of the choices");
    }

    /// <summary>Says that a field was not what it should be.</summary>
    public T Not<T>(string label, string text, string expected)
    {
        wrong.Add($"{label}: “{text}” is not {expected}.");
        return default!;
    }

    private T Missing<T>(string label)
    {
        wrong.Add($"{label} is missing.");
        return default!;
    }
}
