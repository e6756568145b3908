namespace Daybook.Study;

/// <summary>What a participant told the study, for herself, once it is over for her. Days are ISO dates. Nothing in it depends on treatment before the code is open.</summary>
/// <param name="Days">How many days asked for a diary.</param>
/// <param name="Done">On how many of them she sent one.</param>
/// <param name="Visits">The dates of her visits.</param>
/// <param name="Groups">What she was asked and answered.</param>
/// <param name="Taken">What she took; null as long as the code is closed.</param>
public sealed record PersonalReport(int Days, int Done, IReadOnlyList<string> Visits, IReadOnlyList<PersonalGroup> Groups, IReadOnlyList<PersonalTaken>? Taken);

/// <summary>Questions that stand together: the places of a drawing, questions of yes and no that follow one another, or one that has numbers or words.</summary>
/// <param name="Title">Of a prompt or an event its name; null for the diary.</param>
/// <param name="Map">The question above a drawing of the body.</param>
/// <param name="Items">The questions.</param>
public sealed record PersonalGroup(string? Title, string? Map, IReadOnlyList<PersonalItem> Items);

/// <summary>A question with all her answers to it.</summary>
/// <param name="Ask">The question, as she read it.</param>
/// <param name="Low">The lowest value that could be answered.</param>
/// <param name="High">The highest.</param>
/// <param name="Ends">The words at the two ends, low end first.</param>
/// <param name="Unit">The unit of the numbers.</param>
/// <param name="HigherIsBetter">The direction of the instrument; null where the protocol names none.</param>
/// <param name="Times">How often she answered it.</param>
/// <param name="Points">Her numbers, day by day.</param>
/// <param name="Weeks">The middle one of each week.</param>
/// <param name="Yes">How often she said yes; null where that was no answer.</param>
/// <param name="Choices">How often she chose what.</param>
/// <param name="Words">What she answered in words, dates or times.</param>
public sealed record PersonalItem(
    string Ask, decimal? Low, decimal? High, IReadOnlyList<string> Ends, string? Unit, bool? HigherIsBetter, int Times,
    IReadOnlyList<PersonalPoint> Points, IReadOnlyList<PersonalPoint> Weeks, int? Yes, IReadOnlyList<PersonalChoice> Choices, IReadOnlyList<PersonalWords> Words);

/// <summary>A number and its day, or the first day of its week.</summary>
public sealed record PersonalPoint(string Day, decimal Value);

/// <summary>A choice and how often she made it.</summary>
public sealed record PersonalChoice(string Label, int Times);

/// <summary>What she wrote on a day.</summary>
public sealed record PersonalWords(string Day, string Said);

/// <summary>What she took between two days, both included.</summary>
public sealed record PersonalTaken(string From, string To, string Name);
