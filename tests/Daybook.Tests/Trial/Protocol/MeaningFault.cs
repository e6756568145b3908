using System.Globalization;
using Daybook.Trial;
using YamlDotNet.RepresentationModel;
using YamlNode = YamlDotNet.RepresentationModel.YamlNode;

namespace Daybook.Tests.Trial;

/// <summary>A fault of meaning put into a good protocol: the file stays well written, and its code must be among those reported on that line.</summary>
internal sealed record MeaningFault(string Code, string Yaml, int Line)
{
    private static readonly (string Code, Func<IReadOnlyList<FaultSite>, string, IEnumerable<(FaultSite Site, string Wrong)>> Places)[] Kinds =
    [
        ("DB0132", (sites, _) => Twins(sites, typeof(Item), "ask")),
        ("DB0133", (sites, _) => Keys(sites, typeof(Item), "ends", _ => "[\"One end only\"]")),
        ("DB0135", (sites, _) => Ramps(sites)),
        ("DB0142", (sites, yaml) => Keys(sites, typeof(Daybook.Trial.Diary), "closes", _ => "\"00:01\"")),
        ("DB0143", (sites, _) => Keys(sites, typeof(Daybook.Trial.Diary), "late-until", _ => "\"00:01\"")),
        ("DB0150", (sites, _) => Keys(sites, typeof(Visit), "day", day => day == "1" ? "2" : null).Take(1)),
        ("DB0156", (sites, yaml) => Measuring(sites, Read(yaml))),
        ("DB0162", (sites, _) => Keys(sites, typeof(Daybook.Trial.Allocation), "blocks", _ => "[97]")),
        // A kit of a single dose is not too small; one for days is when it holds one.
        ("DB0166", (sites, _) => Keys(sites, typeof(Supply), "per-kit", holds => int.Parse(holds, CultureInfo.InvariantCulture) > 7 ? "1" : null)),
        ("DB0168", (sites, _) => Keys(sites, typeof(Supply), "kits-per-site", _ => "1").Where(_ => sites.Any(site => site.Owner.Type == typeof(Protocol) && site.Key is "allocation" or "participants"))),
        ("DB0170", (sites, yaml) => Uncollected(sites, Read(yaml))),
        ("DB0171", (sites, _) => Keys(sites, typeof(Endpoint), "window", window => window.StartsWith("last-", StringComparison.Ordinal) ? "last-3000" : null)),
        ("DB0175", (sites, _) => Keys(sites, typeof(PlannedAnalysis), "compare", _ => null, FirstTwice)),
        ("DB0179", (sites, _) => Keys(sites, typeof(PlannedAnalysis), "periods", _ => null, FirstTwice)),
        ("DB0180", (sites, _) => sites.Any(site => site.Owner.Type == typeof(Protocol) && site.Key == "masked") && Named(sites) is { } word ? Keys(sites, typeof(Item), "ask", asked => $"\"{asked.Replace("\"", "", StringComparison.Ordinal)} {word}\"").Take(3) : []),
        ("DB0181", (sites, yaml) => Boundaries(sites, Read(yaml))),
        ("DB0204", (sites, _) => Keys(sites, typeof(Estimand), "treatments", _ => null, FirstTwice)),
        ("DB0205", (sites, _) => Keys(sites, typeof(PlannedAnalysis), "compare", _ => null, Turned).Where(found => Written(sites, found.Item1, "estimand") is not null)),
        ("DB0206", (sites, _) => Keys(sites, typeof(IntercurrentEvent), "strategy", _ => "composite")),
        ("DB0248", (sites, yaml) => TakenBackEarly(sites, Read(yaml))),
        ("DB0263", (sites, yaml) => Afterwards(sites, Read(yaml))),
        ("DB0264", (sites, _) => sites.Any(site => site.Owner.Type == typeof(Protocol) && site.Key == "supply") ? Keys(sites, typeof(Visit), "does", _ => null, _ => "[return]").Take(1) : []),
    ];

    /// <summary>The kinds of meaning that are tried.</summary>
    public static IEnumerable<string> Codes => Kinds.Select(kind => kind.Code);

    /// <summary>Every fault of meaning that the file has a place for.</summary>
    public static IEnumerable<MeaningFault> In(string yaml)
    {
        var sites = FaultSite.In<Protocol>(yaml);
        foreach (var (code, places) in Kinds)
            foreach (var (site, wrong) in places(sites, yaml))
                yield return new MeaningFault(code, string.Concat(yaml.AsSpan(0, site.ValueStart), wrong, yaml.AsSpan(site.ValueEnd)), yaml.AsSpan(0, site.ValueStart).Count('\n') + 1);
    }

    /// <summary>Faults of meaning, one of each code, each beside one slip of each of <paramref name="kinds"/> on another line.</summary>
    public static IEnumerable<(MeaningFault Meaning, SeededFault Slip)> Beside(string yaml, int most, IReadOnlyList<string> kinds)
    {
        var seed = 0;
        // A file has many places for some codes.
        foreach (var meaning in In(yaml).DistinctBy(fault => fault.Code).Take(most))
            foreach (var kind in kinds)
                for (var tries = 0; tries < 60; tries++)
                    if (SeededFault.Plant(meaning.Yaml, seed++) is var slip && slip.Kind == kind && slip.Line != meaning.Line)
                    {
                        yield return (meaning, slip);
                        break;
                    }
    }

    public bool IsFoundBy(IReadOnlyList<Problem> problems) => problems.Any(problem => problem.Code == Code && problem.Line == Line);

    private static IEnumerable<(FaultSite, string)> Keys(IReadOnlyList<FaultSite> sites, Type owner, string key, Func<string, string?> wrong, Func<YamlNode, string?>? list = null)
    {
        foreach (var site in sites.Where(site => site.Owner.Type == owner && site.Key == key))
            if ((site.Value is YamlScalarNode scalar ? wrong(scalar.Value!) : list is null ? wrong("") : list(site.Value)) is { } written)
                yield return (site, written);
    }

    // The second of two neighbours asks what the first asks.
    private static IEnumerable<(FaultSite, string)> Twins(IReadOnlyList<FaultSite> sites, Type owner, string key)
    {
        var asked = sites.Where(site => site.Owner.Type == owner && site.Key == key).ToList();
        return asked.Zip(asked.Skip(1)).Take(3).Select(pair => (pair.Second, $"\"{((YamlScalarNode)pair.First.Value).Value!.Replace("\"", "", StringComparison.Ordinal)}\""));
    }

    private static Protocol Read(string yaml) => ProtocolReader.Read(yaml, "meaning.yaml").Protocol!;

    /// <summary>What stands under another key of the same record.</summary>
    private static string? Written(IReadOnlyList<FaultSite> sites, FaultSite site, string key) =>
        (sites.FirstOrDefault(other => other.OwnerStart == site.OwnerStart && other.Owner == site.Owner && other.Key == key)?.Value as YamlScalarNode)?.Value;

    // The cut-off lies as far on the other side of the start, where the ramp never comes.
    private static IEnumerable<(FaultSite, string)> Ramps(IReadOnlyList<FaultSite> sites) =>
        sites.Where(site => site.Owner.Type == typeof(SensoryTest) && site.Key == "cut-off").Select(site => (site, string.Create(CultureInfo.InvariantCulture, $"{(2 * decimal.Parse(Written(sites, site, "start")!, CultureInfo.InvariantCulture)) - decimal.Parse(((YamlScalarNode)site.Value).Value!, CultureInfo.InvariantCulture)}")));

    // Days of the diary are summarised, and a laboratory test has none.
    private static IEnumerable<(FaultSite, string)> Uncollected(IReadOnlyList<FaultSite> sites, Protocol protocol) =>
        sites.Where(site => site.Owner.Type == typeof(Endpoint) && site.Key == "item" && protocol.Labs.Count > 0 && Written(sites, site, "window") != "visit").Select(site => (site, protocol.Labs[0].Id));

    // A visit measures a period that has not begun by then.
    private static IEnumerable<(FaultSite, string)> Measuring(IReadOnlyList<FaultSite> sites, Protocol protocol)
    {
        var last = PeriodPlan.Of(protocol)[^1];
        return sites.Where(site => site.Owner.Type == typeof(Visit) && site.Key == "scores" && last.Index > 0 && protocol.Visits.First(visit => visit.Id == Written(sites, site, "id")).Day < last.FirstDay).Select(site => (site, last.Period.Id));
    }

    // A visit that takes the kit back comes a day too soon, and something is taken on that day.
    private static IEnumerable<(FaultSite, string)> TakenBackEarly(IReadOnlyList<FaultSite> sites, Protocol protocol) =>
        from visit in protocol.Visits
        where protocol.Supply is not null && visit.Does.Contains(VisitAct.Return) && !visit.Does.Contains(VisitAct.Dispense)
            && PeriodPlan.Of(protocol).Any(plan => plan.Treated is not null && plan.LastDay == visit.Day - 1) && protocol.Periods.All(period => period.Anchor != visit.Id) && protocol.Visits.All(other => other.Day != visit.Day - 1)
        select (Day(sites, visit), Invariant(visit.Day - 1));

    // A visit years after the last period.
    private static IEnumerable<(FaultSite, string)> Afterwards(IReadOnlyList<FaultSite> sites, Protocol protocol) =>
        protocol.Visits.Skip(1).TakeLast(1).Where(visit => protocol.Periods.All(period => period.Anchor != visit.Id)).Select(visit => (Day(sites, visit), Invariant(3000)));

    private static FaultSite Day(IReadOnlyList<FaultSite> sites, Visit visit) =>
        sites.Single(site => site.Owner.Type == typeof(Visit) && site.Key == "day" && Written(sites, site, "id") == visit.Id);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Taking starts or stops where nobody is to notice.
    private static IEnumerable<(FaultSite, string)> Boundaries(IReadOnlyList<FaultSite> sites, Protocol protocol) =>
        from site in sites
        where protocol.Masked.Count > 0 && site.Owner.Type == typeof(Period) && site.Key == "starts" && ((YamlScalarNode)site.Value).Value == "public"
        let at = protocol.Periods.ToList().FindIndex(period => period.Id == Written(sites, site, "id"))
        where protocol.Periods[at].Treated != (at > 0 && protocol.Periods[at - 1].Treated)
        select (site, "masked");

    private static string? FirstTwice(YamlNode list) =>
        list is YamlSequenceNode { Children: [YamlScalarNode first, YamlScalarNode, ..] } ? string.Create(CultureInfo.InvariantCulture, $"[{first.Value}, {first.Value}]") : null;

    private static string? Turned(YamlNode list) =>
        list is YamlSequenceNode { Children: [YamlScalarNode first, YamlScalarNode second] } ? $"[{second.Value}, {first.Value}]" : null;

    /// <summary>A word that names a treatment and that no masked eye may read; null when there is none long enough.</summary>
    private static string? Named(IReadOnlyList<FaultSite> sites) =>
        sites.Where(site => site.Owner.Type == typeof(Treatment) && site.Key == "id").Select(site => ((YamlScalarNode)site.Value).Value!).FirstOrDefault(id => id.Length > 4 && id.All(char.IsAsciiLetter));
}
