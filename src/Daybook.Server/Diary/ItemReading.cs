using System.Diagnostics;
using System.Globalization;
using Daybook.Trial;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>Reads a filled-in field as the item's kind of answer. Range and completeness are the study's to judge.</summary>
public static class ItemReading
{
    /// <summary>The answer; skipped when an optional item is empty; a complaint in the form when it cannot be read.</summary>
    public static Answer Read(Item item, FormAnswers form, string field)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(form);
        if (form.Text(field) is not { } text)
            return item.Optional ? new Answer.Skipped() : Missing(item, form, field);
        return Parse(item, text) ?? form.Not<Answer>(item.Ask, text, Expected(item.Kind));
    }

    /// <summary>The answer that the text says; null when it says none of the item's kind.</summary>
    public static Answer? Parse(Item item, string text)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind switch
        {
            ItemKind.Line or ItemKind.Scale or ItemKind.Number => Number(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, item.Unit),
            ItemKind.Count => Number(text, NumberStyles.None, item.Unit),
            ItemKind.YesNo => text switch { "yes" => new Answer.Boolean(true), "no" => new Answer.Boolean(false), _ => null },
            ItemKind.Choice => item.Choices.Any(choice => choice.Id == text) ? new Answer.Code(text) : null,
            ItemKind.Time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true } time ? new Answer.Time(time.Value) : null,
            ItemKind.Date => LocalDatePattern.Iso.Parse(text) is { Success: true } date ? new Answer.Date(date.Value) : null,
            ItemKind.Text => new Answer.Text(text),
            _ => throw new UnreachableException($"{item.Kind}"),
        };
    }

    private static Answer.Number? Number(string text, NumberStyles styles, string? unit) =>
        decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var number) ? new Answer.Number(number, unit) : null;

    private static Answer.Skipped Missing(Item item, FormAnswers form, string field)
    {
        form.Required(field, item.Ask);
        return new Answer.Skipped();
    }

    private static string Expected(ItemKind kind) => kind switch
    {
        ItemKind.Line or ItemKind.Scale or ItemKind.Number => "a number",
        ItemKind.Count => "a whole number",
        ItemKind.Time => "a time such as 22:30",
        ItemKind.Date => "a date such as 2026-06-01",
        _ => "one of the choices",
    };
}
