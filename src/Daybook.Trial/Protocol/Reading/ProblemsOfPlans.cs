namespace Daybook.Trial;

/// <summary>What can be wrong with a plan whose parts are sound each for itself.</summary>
internal static class ProblemsOfPlans
{
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        new("DB0260", "the number of participants does not fit", "Kits are counted for the people who take part. With an allocation its places say how many they are, and no more are planned than there are places; without one the protocol says `participants`."),
        new("DB0261", "nothing says which direction is better", "An improvement, a responder and a reduction in percent need to know which way is better. Taken for granted, a worsening would be reported as a success: write `better` at the item, the test or the score."),
        new("DB0262", "a baseline on another scale", "A responder's reduction is a percentage of the baseline, so both are measured on one scale and in one unit: from 7 of 10 to 40 of 100 is no rise."),
        new("DB0263", "a visit outside its period", "Every visit lies in the periods or on the day after them, and its window is no wider than what it measures: so early that its period has hardly begun, or later by more than the period lasts, it would measure something else. A slip of the pen is the usual cause: 360 for 36."),
        new("DB0264", "a kit that cannot be handed out or taken back", "A kit is for a treated period that is still to come or goes on, so no visit hands one out after the last of them. Only what was handed out comes back, and what lasts longer than the visit does come back: nobody could count otherwise what was taken."),
        new("DB0265", "the same twice at a visit", "A form is filled in, a test drawn and an act done once at a visit. Two answers to one question at one visit would not say which one counts."),
        new("DB0266", "something that no visit collects", "A form, a laboratory test or a sensory test is named by the visits at which it is collected, a laboratory test also by a criterion. What none names is never asked, and whoever reads the protocol believes that it is."),
        new("DB0267", "a share where a percentage is meant", "A reduction is written in percent: 30, not 0.3. With 0.3 percent nearly everybody would be a responder."),
        new("DB0268", "not one primary analysis", "One analysis answers the question of the study and is named before anybody is enrolled. Where two do, chance has two tries: a family says how they are judged together."),
        new("DB0269", "two treatments with one name", "Treatments are told apart by their names in the consent, on the page of the pharmacist and in the report."),
        new("DB0270", "kits of a lower dose that nobody takes", "Kits of the lower dose are for whoever takes the fallback, and the fallback says how many units of them are taken a day."),
        new("DB0271", "a kit of the lower dose whose contents are not known", "Where the lower dose has kits of its own, every treatment says what its kits of the lower dose hold. A placebo has such kits too, or whoever is given one would know what she takes. Without such kits no treatment names a lower one."),
        new("DB0272", "too few kits of the lower dose", "Somebody whose dose is lowered in the first days needs a kit of it from every visit that dispenses. With each that is handed out one of every other treatment is put by, so that all run out at once and a shelf tells nothing."),
        new("DB0273", "a lower dose that is the same", "Kits of the lower dose hold less than the others, in one treatment at least; a placebo's are alike. Fewer units of the same kits need no kits of their own."),
        new("DB0274", "a predictor that is no number", "What predicts a response is a number. A choice is one where every choice has a value, or where some of its choices make a group: whoever gave one of them is in it, and everybody else is not."),
    ];
}
