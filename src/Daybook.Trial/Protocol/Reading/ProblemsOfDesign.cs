namespace Daybook.Trial;

/// <summary>What can be wrong with how participants are allocated and compared.</summary>
internal static class ProblemsOfDesign
{
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        new("DB0200", "a factor that is not known in time", "A participant is allocated by what is known of her when she is randomised: the answer to a criterion, or an item or a laboratory test that is collected until then."),
        new("DB0201", "levels that do not share out the values", "Every value that can be collected belongs to one level, and to one only; else somebody would have no stratum, or two."),
        new("DB0202", "too many strata", "Each combination of the levels is a stratum with blocks of its own. Where most strata hold a few people, most blocks are never filled and nothing is balanced any more."),
        new("DB0204", "an incomplete estimand", "An estimand says what is compared (two treatments), in whom (an analysis set), by what (an endpoint), what may happen meanwhile and how that counts (events), and what sums it up. One analysis at least estimates it."),
        new("DB0205", "the analysis estimates something else", "An analysis that names an estimand compares its treatments by its variable in its population, and its result is the summary that the estimand names."),
        new("DB0206", "a strategy that nothing carries out", "How an intercurrent event counts must be something that the analysis does: a day is left out when the diary says that the event happened on it. A strategy that is only written down would be believed."),
        new("DB0207", "an analysis set that cannot be judged", "A rule of an analysis set asks for something that the study records: kits, visits, diary days, or whether the study drug was taken."),
        new("DB0208", "sequences that no rule can make", "In the sequences of Williams everybody takes every treatment once, and each treatment directly follows each other one equally often: a crossover with one treated period for each treatment. Other sequences are listed as arms."),
        new("DB0209", "a factorial design with a hole", "Each factor is judged in all those who have it against all who do not, with and without the others. So every combination of the factors is one treatment, and everybody takes one."),
        new("DB0237", "steps of a dose that do not follow one another", "A dose by steps begins on the first day of taking; each later step begins on a later day and changes the number of units. Nothing else says how many are taken a day."),
        new("DB0239", "keys of another method of allocation", "Permuted blocks have sizes and strata. Minimisation has none: it balances factors, each by its weight, and gives the arm of least imbalance with a probability below one, so that nobody who counts along knows the next arm."),
        new("DB0240", "rescue medication that is not counted", "How much rescue medication was taken is a count of the diary, one for each medication, whose range reaches beyond the most that may be taken in a day; else nobody could say that it was too much. Who answers a query sees to it."),
        new("DB0241", "a stopping rule that cannot be met", "A stopping rule counts one thing: participants with a serious adverse event, participants who have finished, or an answer of one participant, on days one after the other. It calls a role that answers queries; it stops nothing by itself."),
        new("DB0242", "a lower dose that is not lower", "The fallback is what a participant takes who does not tolerate the planned dose, so it is fewer units than the most that are planned for a day; of kits of a lower strength it is no more of them."),
        new("DB0243", "a capped time that is not analysed as one", "A test that is stopped at its cut-off gives a time, or that the time is longer. Such an endpoint is one time of one visit with the estimator censored-time, and its analysis is censored-times: a mean would take the cut-off for the time."),
        new("DB0244", "cases that cannot be matched", "Who is a case is a yes-no item that a form asks of everybody; a control is like her case in numbers that differ by no more than something, and in other items that are yes or no for both."),
        new("DB0245", "periods in which an item cannot be asked", "An item of the diary may be asked in some periods only. They are periods that the diary reaches, and none is left without a question; a turn is no such period, because nobody is told when it begins. Forms of visits need no periods: a visit names its forms."),
        new("DB0246", "a scale that is turned round", "Which direction is better is a property of the instrument and of its items, and a score calculated from them goes the same way. Said otherwise, every report would call a worsening an improvement."),
        new("DB0247", "more to learn of a paragraph that is not there", "Who reads the consent on her phone sees one paragraph a screen, and what more there is to learn of it beside it. Each stands beside one paragraph of the text, counted from 1."),
        new("DB0248", "a treated day without a kit", "Where visits hand out the study drug, she holds a kit on every day on which something is taken, and it holds what her arm takes then. A kit goes on into the next treated period only where no arm's treatment changes, and until it is taken back."),
        new("DB0249", "an endpoint of nothing, or of two things", "An endpoint summarises one item, test or score, or it counts one event. An event has its day and no visit: every day of the window on which she is under observation counts how often it happened, or whether it did."),
    ];
}
