using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Cli.Beginning;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Cli.Verbs;

/// <summary>Begins a protocol file: asks on a terminal what no option says, and writes a commented file that passes check.</summary>
internal static class NewVerb
{
    private const int MostDays = 3650;
    private const int MostCycles = 20;
    private const int MostParticipants = 10_000;

    private static readonly Argument<string> Target = new("file") { Description = "The file to write; it must not be there yet." };
    private static readonly Option<string?> DesignWord = new("--design") { Description = $"{string.Join(", ", Kebab.WordsOf(typeof(Design)))}; otherwise crossover.", HelpName = "design" };
    private static readonly Option<string?> TitleWords = new("--title") { Description = "The study's full title.", HelpName = "words" };
    private static readonly Option<string[]> Treatment = new("--treatment") { Description = "The treatment of interest, then its control; give the option twice.", HelpName = "name" };
    private static readonly Option<string?> SiteName = new("--site") { Description = "The name of the first site.", HelpName = "name" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Its IANA time zone.", HelpName = "zone" };
    private static readonly Option<string?> Baseline = new("--baseline") { Description = "Days before anything is taken.", HelpName = "days" };
    private static readonly Option<string?> Days = new("--days") { Description = "Days of each treated period.", HelpName = "days" };
    private static readonly Option<string?> Washout = new("--washout") { Description = "Days between two treated periods.", HelpName = "days" };
    private static readonly Option<string?> Cycles = new("--cycles") { Description = "How often each treatment is taken in a crossover; more than once makes n-of-1 trials.", HelpName = "number" };
    private static readonly Option<string?> Participants = new("--participants") { Description = "How many places the study has.", HelpName = "number" };
    private static readonly Option<string?> Scale = new("--scale") { Description = "nrs11: whole numbers from 0 to 10. vas100: an unmarked line.", HelpName = "scale" };

    public static System.CommandLine.Command Build() => Verb.Of(
        "new",
        "Begins a protocol file. Asks on a terminal; elsewhere takes what the options say and usual values for the rest. Writes the schema for editors beside it, where none is there.",
        ["daybook new trial.yaml", "daybook new one-by-one.yaml --cycles 2 --days 7 --washout 0", "daybook new trial.yaml --design parallel --treatment \"Naltrexone 4.5 mg\" --treatment Placebo --days 84 --zone Europe/Madrid"],
        [Target, DesignWord, TitleWords, Treatment, SiteName, Zone, Baseline, Days, Washout, Cycles, Participants, Scale],
        async (parsed, terminal, cancellation) =>
        {
            var path = parsed.GetRequiredValue(Target);
            if (Directory.Exists(path)) throw new Complaint(ExitCode.Refused, $"{path} is a folder.", $"name a file in it, for example {Path.Combine(path, "trial.yaml")}.");
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new Complaint(ExitCode.NotFound, $"there is no folder {folder}.", "make it first, or name a file elsewhere.");
            if (File.Exists(path)) throw new Complaint(ExitCode.Refused, $"{path} is there already.", "name another file; nothing is ever written over.");
            var schema = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "protocol.schema.json");
            if (Path.GetFileName(path).Equals(Path.GetFileName(schema), StringComparison.OrdinalIgnoreCase)) throw new Complaint(ExitCode.Refused, $"{path} is the name of the schema that stands beside a protocol.", "name the protocol otherwise, for example trial.yaml.");
            var yaml = Begun(parsed, terminal, path).Write();
            var reading = ProtocolReader.Read(yaml, path);
            if (reading.Protocol is not { } protocol)
                throw new Complaint(ExitCode.InvalidInput, $"with these choices the file would have a problem: {reading.Problems[0].Title}: {reading.Problems[0].What}.", reading.Problems[0].Suggestion ?? $"daybook explain {reading.Problems[0].Code} says more.");
            var plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            var left = File.Exists(schema) && await File.ReadAllTextAsync(schema, cancellation) != ProtocolSchema.Write();
            if (!File.Exists(schema)) await File.WriteAllTextAsync(schema, ProtocolSchema.Write(), plain, cancellation);
            if (left) terminal.Say($"{schema} holds something else and was left as it is; daybook schema --out protocol.schema.json writes the schema of this version.");
            await File.WriteAllTextAsync(path, yaml, plain, cancellation);
            terminal.Answer(
                new JsonObject { ["file"] = path, ["schema"] = schema, ["protocol"] = protocol.Id },
                $"{path}: {protocol.Id} 1.0, {protocol.Periods.Sum(period => period.Days)} days, {protocol.Visits.Count} visits; {(left ? "a file with the name of its schema was there already" : "its schema stands beside it")}",
                $"next: daybook preview {(path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path)}");
            return ExitCode.Ok;
        });

    private static BegunProtocol Begun(ParseResult parsed, Terminal terminal, string path)
    {
        T Choose<T>(Option<string?> option, string question, string usual, Func<string, T> read) => parsed.GetValue(option) is { } given ? read(given) : terminal.Ask(question, usual, read);
        int Number(Option<string?> option, string question, int usual, int least, int most = MostDays) => Choose(option, question, usual.ToString(CultureInfo.InvariantCulture), text => Whole(parsed.GetValue(option) is null ? $"“{question}”" : option.Name, text, least, most));

        var title = Choose(TitleWords, "Title of the study", "A new study", text => Line(TitleWords.Name, text));
        var design = Choose(DesignWord, $"Design ({string.Join(", ", Kebab.WordsOf(typeof(Design)))})", "crossover", DesignOf);
        if (design != Design.Crossover && parsed.GetValue(Cycles) is not null) throw new Complaint(ExitCode.Usage, "--cycles repeats the turns of a crossover, and this trial has none.", "leave it out, or write --design crossover.");
        var treatments = parsed.GetValue(Treatment) is { Length: 2 } both ? both
            : parsed.GetValue(Treatment) is { Length: > 0 } ? throw new Complaint(ExitCode.Usage, "--treatment is given twice: the treatment of interest, then its control.", "for example --treatment \"Naltrexone 4.5 mg\" --treatment Placebo.")
            : new[] { terminal.Ask("Treatment of interest", "Active treatment"), terminal.Ask("Its control", "Placebo") };
        var zone = Choose(Zone, "Time zone of the site", "Europe/Madrid", ZoneOf);
        return new BegunProtocol
        {
            Id = Slug(path),
            Title = title,
            Design = design,
            Treatments = [.. treatments.Select(name => Line(Treatment.Name, name))],
            Site = Choose(SiteName, "Name of the site", "Main clinic", text => Line(SiteName.Name, text)),
            Zone = zone,
            Baseline = Number(Baseline, "Days before anything is taken", 14, 0),
            Days = Number(Days, "Days of each treated period", 28, 1),
            Washout = design == Design.Parallel ? 0 : Number(Washout, "Days between two treated periods", design == Design.Crossover ? 14 : 0, 0),
            Cycles = design == Design.Crossover ? Choose(Cycles, "How often each treatment is taken", "1", Repeated) : 1,
            Participants = Number(Participants, "How many participants", 24, 2, MostParticipants),
            Line = Choose(Scale, "Scale of the main question (nrs11, vas100)", "nrs11", ScaleOf),
        };
    }

    // A name stands on one line of the file.
    private static string Line(string option, string text) => !text.Any(char.IsControl) ? text
        : throw new Complaint(ExitCode.Usage, $"the words for {option} hold a line end, a tab or another control character.", "write them on one line.");

    private static Design DesignOf(string word)
    {
        foreach (var design in Enum.GetValues<Design>())
            if (Kebab.Of(design.ToString()) == word) return design;
        var words = Kebab.WordsOf(typeof(Design)).ToList();
        throw new Complaint(ExitCode.Usage, $"there is no design {word}.", Spelling.Nearest(word, words) is { } near ? $"did you mean {near}?" : $"choose one of {string.Join(", ", words)}.");
    }

    private static string ZoneOf(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone
        : throw new Complaint(ExitCode.Usage, $"there is no time zone {zone}.", Spelling.Nearest(zone, DateTimeZoneProviders.Tzdb.Ids) is { } near ? $"did you mean {near}?" : "name it as the IANA data do, for example Europe/Madrid.");

    private static bool ScaleOf(string word) => word switch
    {
        "vas100" => true,
        "nrs11" => false,
        _ => throw new Complaint(ExitCode.Usage, $"there is no scale {word}.", "choose nrs11 or vas100."),
    };

    private static int Repeated(string text) => Whole(Cycles.Name, text, 1) is <= MostCycles and var times ? times
        : throw new Complaint(ExitCode.Usage, $"nobody changes treatment {text} times and back.", string.Create(CultureInfo.InvariantCulture, $"write at most {MostCycles}."));

    private static int Whole(string option, string text, int least, int most = MostDays) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new Complaint(ExitCode.Usage, number > most ? $"{option} takes no more than {most.ToString(CultureInfo.InvariantCulture)}, and '{text}' is more." : $"'{text}' is no number for {option}.", string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {most}."));

    /// <summary>The study's short name: that of the file.</summary>
    private static string Slug(string path)
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : $"study-{name}".TrimEnd('-');
    }
}
