namespace Daybook.Cli.Fit.Families;

/// <summary>One completer of a two-period crossover.</summary>
internal sealed record CrossoverParticipant(string Id, string Sequence, double Period1, double Period2);

/// <summary>Two-period data, one row a participant and period, turned into one record a completer.</summary>
internal sealed class CrossoverTable
{
    private readonly Dictionary<string, string> firstTreatment;

    private CrossoverTable(IReadOnlyList<string> sequences, List<CrossoverParticipant> participants, Dictionary<string, string> firstTreatment) =>
        (Sequences, Participants, this.firstTreatment) = (sequences, participants, firstTreatment);

    /// <summary>The sequences in the order of the factor.</summary>
    public IReadOnlyList<string> Sequences { get; }

    /// <summary>Completers in order of their first row.</summary>
    public IReadOnlyList<CrossoverParticipant> Participants { get; }

    public string FirstTreatment(string sequence) => firstTreatment[sequence];

    public static CrossoverTable Read(CaseTable table, string response)
    {
        CaseColumn subject = table["subject"].AsFactor(), sequence = table["sequence"].AsFactor();
        CaseColumn period = table["period"].AsFactor(), treatment = table["treatment"].AsFactor();
        double[] outcome = table[response].Numbers;
        if (period.Levels.Count != 2)
        {
            throw new InvalidCaseException($"A two-period crossover has two periods; the data have {period.Levels.Count}.");
        }
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new Dictionary<(string, string), double[]>();
        for (int row = 0; row < table.Rows; row++)
        {
            (string, string) key = (subject.Levels[subject.Codes[row]], sequence.Levels[sequence.Codes[row]]);
            if (!values.TryGetValue(key, out double[]? pair))
            {
                values[key] = pair = [double.NaN, double.NaN];
            }
            // A participant's first row of a period counts, as when R reshapes to one row a participant.
            pair[period.Codes[row]] = double.IsNaN(pair[period.Codes[row]]) ? outcome[row] : pair[period.Codes[row]];
            if (period.Codes[row] == 0)
            {
                first.TryAdd(key.Item2, treatment.Levels[treatment.Codes[row]]);
            }
        }
        List<CrossoverParticipant> completers = [.. values
            .Where(v => !double.IsNaN(v.Value[0]) && !double.IsNaN(v.Value[1]))
            .Select(v => new CrossoverParticipant(v.Key.Item1, v.Key.Item2, v.Value[0], v.Value[1]))];
        return new CrossoverTable(sequence.Levels, completers, first);
    }
}
