namespace Daybook.Trial;

/// <summary>What can be wrong with the writing of a file, before its meaning is looked at.</summary>
internal static class ProblemsOfWriting
{
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        new("DB0001", "the file is too large", "A study is described in some kilobytes. A file of more than 1 MiB is refused unread, so that no file can use up the machine."),
        new("DB0002", "the file cannot be read as YAML", "The marks that give the file its shape do not fit together: an open bracket or quote, or lines that do not line up. The rest of the file is looked at once this is mended."),
        new("DB0003", "a tab", "YAML forbids tabs before the first word of a line, and programs disagree about them elsewhere. Write spaces."),
        new("DB0004", "more than one document", "A line of three hyphens starts a new document. One file describes one study."),
        new("DB0005", "an anchor or an alias", "Anchors (&name) and aliases (*name) make one place of the file change another. What a study does must stand where a reader looks for it."),
        new("DB0006", "a tag or a directive", "Tags (!name) and directives (%YAML) ask a program to read values in another way. This language reads every value in one way."),
        new("DB0007", "the file is too deep or too long", "No study needs values within values more than twelve deep, or more than 50,000 of them. Such a file is refused, so that none can use up the machine."),
        new("DB0008", "there is nothing to read", "Nothing but comments and empty lines was found. `daybook new` writes a first file."),
        new("DB0009", "a key is not a word", "A key is a plain word followed by a colon."),
        new("DB0010", "a character that cannot be seen", "Control characters, direction marks and the like can make a file look different from what it says. Leave them out."),
        new("DB0011", "too many problems", "Only the first 500 problems of a file are kept, so that no file can use up the machine. Mend these and check again for the rest."),
        new("DB0101", "unknown key", "The language has a fixed list of keys for each place. A key that it does not know would otherwise be a wish that silently does nothing."),
        new("DB0102", "a key is missing", "Without this key the study is not determined."),
        new("DB0103", "the same key twice", "Two values for one key: which one counts would depend on the program that reads the file."),
        new("DB0104", "a value of the wrong kind", "A list, a mapping of keys, or a single value stands where another is wanted."),
        new("DB0105", "unknown word", "The value must be one of a fixed list of words."),
        new("DB0106", "not a number", "Numbers are written plainly, with a point for decimals: 14, 4.5, -1. Exponents, infinity and values that are not numbers are refused."),
        new("DB0107", "no value", "The key stands without a value. Nothing is never a value in a study: leave the key out or write what is meant."),
        new("DB0108", "a text that reads as something else", "Other programs read 1.0 as the number one and no as false. Put a text that looks like one in quotes, so that it stays a text everywhere."),
        new("DB0109", "an empty list", "A list that the study needs holds nothing."),
        new("DB0110", "not a short name", "Short names become columns, file names and parts of addresses, so they hold no spaces or other marks."),
        new("DB0111", "a number out of its range", "The number cannot be right at this place."),
        new("DB0112", "a list too long", "No study needs lists of more than 500 values. Such a file is refused, so that none can use up the machine."),
        new("DB0120", "not a time", "Local times are written \"18:00\", or \"03:00+1d\" for a time on the next day, on the 24-hour clock."),
        new("DB0121", "not a window of days", "Write 2 for two days early to two days late, or [-1, 3] for one day early to three late. The target day is always inside."),
        new("DB0122", "not a range", "Write the lowest and the highest value, the lowest first: [0, 100]."),
        new("DB0123", "not a condition", "Write yes, no, or a comparison of a number such as \">= 18\" (in quotes, as > means something to YAML)."),
        new("DB0124", "not a window of an endpoint", "Write whole for all days of the period, first-7 or last-7 for its first or last days, or visit for the visit that measures the period."),
        new("DB0125", "unknown time zone", "Zones are named as in the IANA time-zone data, for example Europe/Madrid. Abbreviations such as CET do not say when clocks change."),
        new("DB0126", "not a language tag", "Languages are named by BCP 47 tags, for example en or es-419."),
        new("DB0130", "the same name twice", "What a study names must have one name each, or a table could not tell them apart. Items and laboratory tests share one set of names, as both are columns."),
        new("DB0131", "nothing has this name", "The file uses a name that it gives to nothing."),
    ];
}
