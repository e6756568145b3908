namespace Daybook.Trial;

/// <summary>What can be wrong with the study that a well-written file describes.</summary>
internal static class ProblemsOfMeaning
{
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        new("DB0132", "the same question twice", "Two items ask the same thing in the same words. A participant is burdened twice and the two answers will differ. Ask once, and use the item in both places."),
        new("DB0133", "the item does not fit its kind", "Each kind of item has its own keys: a line or a scale has a range and two ends, a choice has choices, a number or a count may have a unit."),
        new("DB0134", "a reference range beyond what is plausible", "A value that is refused as impossible cannot be a normal one."),
        new("DB0135", "the ramp does not lead to its cut-off", "A stimulus that rises ends above its start, one that falls ends below it. Without a cut-off that the ramp can meet, nothing would stop it."),
        new("DB0136", "the form does not fit its instrument", "A score is calculated from the items of its form in their order, so there must be as many of them, with the ranges that the instrument has."),
        new("DB0137", "this is no titre", "A titre is a dilution such as 1:80, counted in {titer}; it is compared with a dilution, and anything else with a number."),
        new("DB0138", "the criterion cannot be judged then", "A laboratory value is known at a visit, not on the telephone, and it is compared in the unit of its test."),
        new("DB0142", "window closes before it opens", "A diary day is named by the date on which its window opens. A window that goes past midnight closes on the next day: write +1d after the time."),
        new("DB0143", "late entries end before the window closes", "late-until is the time until which an entry is still accepted and flagged late, so it comes after the window has closed."),
        new("DB0144", "a window runs into the next day's", "Every moment belongs to one diary day. An entry must not be late for yesterday and in time for today."),
        new("DB0150", "the first visit is not day 1", "Day 1 is the date of the first visit; every other day is counted from it."),
        new("DB0151", "visits out of order", "Visits are listed in the order of their days."),
        new("DB0152", "the visit cannot start the period", "Periods follow one another without gaps from day 1. A visit that anchors a period is planned on the first day of the period, or the plan and the calendar would disagree."),
        new("DB0154", "the windows of two visits overlap", "On a date that lies in both windows nobody could tell which visit was held."),
        new("DB0156", "the visit cannot measure the period", "A visit measures a period of which at least one whole day has been lived by then; only an untreated first period may be measured on day 1."),
        new("DB0160", "an arm does not fill the treated periods", "Every arm names one treatment for each treated period, in order, or some participants would take something that no file says."),
        new("DB0161", "the arms do not fit the design", "In a parallel study every participant takes one treatment; if it changes, the design is a crossover. In a fixed order all take the same treatments in the same order, so there is one arm."),
        new("DB0162", "a block that cannot be balanced", "In a permuted block every arm has its share, so the block's size is a multiple of the sum of the arms' ratios."),
        new("DB0163", "the allocation does not fit the arms", "Two or more arms need an allocation; a study with one arm has nothing to allocate."),
        new("DB0164", "nobody is randomised in time", "With an allocation, one visit randomises, and it does so before or at the first kit and not after the first treated period has begun."),
        new("DB0165", "a treatment that nobody takes", "No arm holds this treatment, so there is nothing to compare it in."),
        new("DB0166", "the kit is too small", "A kit must last until the latest date of the visit that ends its use, or the participant runs out of study drug and everyone notices."),
        new("DB0167", "drug is dispensed but not described", "Visits that dispense or take back kits need `supply`, which says what a kit holds."),
        new("DB0168", "too few kits", "With this many places a site can need more kits of a treatment than it receives."),
        new("DB0169", "the question about the study drug does not fit", "Whether the study drug was taken is asked in the diary, with yes or no; another answer cannot be set against the count of what came back."),
        new("DB0170", "the endpoint cannot be computed", "The endpoint asks for a value that nobody collects in the window that it names."),
        new("DB0171", "the endpoint's window is longer than the period", "Days of another period would count, in which another treatment was taken."),
        new("DB0172", "the endpoint needs a number", "Only lines, scales, counts, numbers, yes-no items and laboratory tests can be summarised by a mean, a median, a lowest or a highest value. A responder's baseline is a number too, and no yes-no item: half of a yes is no answer."),
        new("DB0173", "more values wanted than there are days", "No participant could ever have the endpoint."),
        new("DB0174", "the baseline comes too late", "A responder's reduction counts from a value that was collected before the first treatment."),
        new("DB0175", "a comparison needs two treatments", "compare names two different treatments: the first minus the second."),
        new("DB0176", "the analysis does not fit", "The method asks for another design or for something that the endpoint does not have."),
        new("DB0177", "the fixed effects do not fit", "Fixed effects belong to a mixed model, which needs at least the treatment among them."),
        new("DB0178", "a responder who got worse", "A responder has a reduction from the baseline. Where higher is better a reduction is a worsening, and those who were harmed would be counted as helped."),
        new("DB0179", "the analysis of periods is not complete", "A comparison of periods names two different periods; a reduction in percent also names the period from which it is counted; a predictor is known before treatment."),
        new("DB0180", "a masked person could read the treatment", "A word that names a treatment stands where a masked role reads it. One look at the screen would unblind the person."),
        new("DB0181", "a masked boundary that shows", "Taking starts or stops at this boundary, so everyone notices. What is noticed must be public; what is masked must not be noticed."),
        new("DB0182", "a family without p values", "A family judges p values together, so every analysis in it must give one, and none may stand in it twice."),
    ];
}
