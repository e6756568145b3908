using System.Diagnostics;
using Daybook.Trial;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>An answer as a form field carries it, and as the check page says it.</summary>
public static class AnswerWords
{
    public static string? Field(Answer answer) => answer switch
    {
        Answer.Number number => Words.Plain(number.Value),
        Answer.Code code => code.Value,
        Answer.Boolean yes => yes.Value ? "yes" : "no",
        Answer.Time time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time.Value),
        Answer.Date date => Words.Iso(date.Value),
        Answer.Text text => text.Value,
        Answer.Skipped or Answer.NotDone => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>A mark on a line is said to be there and not what it is worth: a number would pull the next one towards it.</summary>
    public static string Say(PhoneTexts says, Item item, Answer? answer)
    {
        ArgumentNullException.ThrowIfNull(says);
        ArgumentNullException.ThrowIfNull(item);
        return (item.Kind, answer) switch
        {
            (_, null) => says["notAnswered"],
            (_, Answer.Skipped) => says["skipped"],
            (ItemKind.Line, _) => says["marked"],
            (_, Answer.Boolean yes) => says[yes.Value ? "yes" : "no"],
            (_, Answer.Code code) => item.Choices.FirstOrDefault(choice => choice.Id == code.Value)?.Label ?? code.Value,
            _ => Field(answer) ?? "",
        };
    }
}
