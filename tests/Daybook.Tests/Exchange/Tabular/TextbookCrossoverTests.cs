using System.Text.Json.Nodes;
using Daybook.Exchange;
using Daybook.Trial;

namespace Daybook.Tests.Exchange;

/// <summary>The eight crossovers of the R package xover, with the maps in oracles/xover.</summary>
public class TextbookCrossoverTests
{
    public static TheoryData<string, int, int, int> Crossovers => new()
    {
        // map, rows, participants, periods
        { "angina", 24, 12, 2 },
        { "asthma", 34, 17, 2 },
        { "asthma-2", 26, 13, 2 },
        { "claudication", 56, 14, 4 },
        { "copd", 116, 58, 2 },
        { "dysmenorrhea", 258, 86, 3 },
        { "eia", 90, 30, 3 },
        { "raynaud", 40, 20, 2 },
    };

    [Theory, MemberData(nameof(Crossovers))]
    public void a_textbook_crossover_becomes_a_study(string map, int rows, int participants, int periods)
    {
        var study = Read(map);

        Assert.Equal(rows, study.Command.Rows);
        Assert.Equal(participants, study.Command.Participants.Count);
        Assert.Equal(participants, study.Allocation.Places[TabularImport.Stratum].Count);
        Assert.Equal(Enumerable.Range(0, participants), study.Command.Participants.Select(person => person.Index));
        Assert.Equal(periods, ProtocolReader.Read(study.ProtocolYaml, map).Protocol!.Periods.Count);
    }

    [Theory, InlineData("angina"), InlineData("asthma"), InlineData("asthma-2"), InlineData("copd"), InlineData("raynaud")]
    public void the_imported_values_give_the_difference_that_R_finds(string map)
    {
        var study = Read(map);
        var oracle = Oracle(map);
        var protocol = ProtocolReader.Read(study.ProtocolYaml, map).Protocol!;
        var first = protocol.Analyses[0].Compare[0];
        var item = protocol.Analyses[0].Endpoint;

        // Half the difference between the sequences of period 1 minus period 2 (Hills and Armitage 1979), from the command's own values.
        var byArm = study.Command.Participants.Zip(study.Allocation.Places[TabularImport.Stratum])
            .Select(pair => (Arm: pair.Second, Difference: Value(study, pair.First.Participant, "end-1", item) - Value(study, pair.First.Participant, "end-2", item)))
            .Where(row => row.Difference is not null)
            .ToLookup(row => protocol.Arms.First(arm => arm.Id == row.Arm).Treatments[0] == first, row => (double)row.Difference!.Value);
        var difference = (byArm[true].Average() - byArm[false].Average()) / 2;
        var (n1, n2) = (byArm[true].Count(), byArm[false].Count());
        var variance = (Squares(byArm[true]) + Squares(byArm[false])) / (n1 + n2 - 2);
        var se = Math.Sqrt(variance * ((1.0 / n1) + (1.0 / n2))) / 2;

        Assert.Equal(oracle["pairs"]!.GetValue<int>(), n1 + n2);
        Assert.Equal(oracle["difference"]!.GetValue<double>(), difference, 1e-9);
        Assert.Equal(oracle["se"]!.GetValue<double>(), se, 1e-9);
    }

    [Fact]
    public void formoterol_beats_salbutamol_by_46_6_litres_a_minute_with_a_standard_error_of_10_8()
    {
        var oracle = Oracle("asthma-2");

        Assert.Equal(46.6, oracle["difference"]!.GetValue<double>(), 0.05);
        Assert.Equal(10.8, oracle["se"]!.GetValue<double>(), 0.05);
    }

    [Fact]
    public void what_is_missing_in_the_file_is_kept_as_not_done()
    {
        var answers = Read("copd").Command.Entries.SelectMany(entry => entry.Answers).Where(answer => answer.Item == "pefr").ToList();

        Assert.Equal(116, answers.Count);
        Assert.Equal(4, answers.Count(answer => answer.Answer is Answer.NotDone));
    }

    [Fact]
    public void a_value_that_a_participant_has_once_is_kept_at_the_start()
    {
        var entry = Read("asthma-2").Command.Entries.First(entry => entry.Form == "participant");

        Assert.Equal(new Occasion(OccasionKind.Visit, "start"), entry.Occasion);
        Assert.Equal(new ItemAnswer("sex", new Answer.Code("male")), Assert.Single(entry.Answers));
    }

    internal static TabularStudy Read(string map)
    {
        var file = $"data_{map.Replace('-', '_')}.csv";
        var bytes = File.ReadAllBytes(Fixtures.At("thirdparty", "trials", "xover-textbook", file));
        var reading = TabularImport.Read(File.ReadAllText(Repository.At("oracles", "xover", $"{map}.map.yaml")), $"{map}.map.yaml", [new TabularFile(file, bytes)]);
        Assert.Equal("", ProblemText.Render(reading.Problems));
        Assert.Empty(reading.Rejected);
        return reading.Study!;
    }

    internal static JsonNode Oracle(string map) =>
        JsonNode.Parse(File.ReadAllText(Repository.At("oracles", "xover", "results.json")))!["cases"]!.AsArray().First(found => found!["id"]!.GetValue<string>() == map)!;

    private static decimal? Value(TabularStudy study, ParticipantKey participant, string visit, string item) =>
        study.Command.Entries.Where(entry => entry.Participant == participant && entry.Occasion.Key == visit)
            .SelectMany(entry => entry.Answers).Where(answer => answer.Item == item).Select(answer => (answer.Answer as Answer.Number)?.Value).FirstOrDefault();

    private static double Squares(IEnumerable<double> values) => values.Sum(value => (value - values.Average()) * (value - values.Average()));
}
