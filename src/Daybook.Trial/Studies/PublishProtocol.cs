using System.Security.Cryptography;
using System.Text;

namespace Daybook.Trial;

/// <summary>Publishes a version of the protocol: the file's bytes become a blob and are never changed.</summary>
public sealed record PublishProtocol(string Yaml) : Command
{
    public static Decision Decide(PublishProtocol command, StudyState study, Act act)
    {
        if (study.Opened is null)
            return Refusals.StudyNotOpen();
        if (study.Lock is not null)
            return Refusals.StudyLocked();
        var reading = ProtocolReader.Read(command.Yaml, "protocol.yaml", everyWorld: false);
        if (reading.Protocol is not { } protocol)
            return Refusals.ProtocolInvalid(reading.Problems.Count, reading.Problems[0].What);
        var bytes = Encoding.UTF8.GetBytes(command.Yaml);
        var hash = new ProtocolHash(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        if (Unfit(protocol, hash, study) is { } refusal)
            return refusal;
        return new Decision.Accepted([new NewEntry(new ProtocolPublished(hash, protocol.Id, protocol.Version))], [bytes]);
    }

    private static Refusal? Unfit(Protocol protocol, ProtocolHash hash, StudyState study)
    {
        if (study.Versions.ContainsKey(hash))
            return Refusals.ProtocolAlreadyPublished(protocol.Version);
        if (study.Versions.Values.Any(published => published.Version == protocol.Version))
            return Refusals.ProtocolVersionTaken(protocol.Version);
        if (study.Current is not { } current)
            return null;
        var before = study.Versions[current];
        if (before.Id != protocol.Id)
            return Refusals.ProtocolOfOtherStudy(protocol.Id, before.Id);
        foreach (var published in study.Versions.Values)
            if (ConsentWords.Changed(published, protocol) is { } language)
                return Refusals.ProtocolConsentChanged(protocol.Consent.Version, language);
        if (study.Participants.Values.FirstOrDefault(her => !protocol.HasSite(her.Site)) is { } left)
            return Refusals.ProtocolSiteMissing(protocol.Version, left.Site);
        if (study.Allocation is null)
            return null;
        return !SameArms(before, protocol) ? Refusals.ProtocolArmsChanged() : !SameStrata(before, protocol) ? Refusals.ProtocolStrataChanged() : null;
    }

    private static bool SameArms(Protocol one, Protocol other) => Arms(one).SequenceEqual(Arms(other));

    private static IEnumerable<string> Arms(Protocol protocol) =>
        protocol.Arms.Select(arm => $"{arm.Id} {string.Join(' ', arm.Treatments)}").Concat(Changeovers(protocol))
            .Concat(protocol.Supply?.FallbackKits is null ? Array.Empty<string>() : ["kits of the lower dose"]);

    // The list has places for the strata that there were; in which order a file names them is all the same.
    private static bool SameStrata(Protocol one, Protocol other) =>
        AllocationPlaces.Strata(one).ToHashSet(StringComparer.Ordinal).SetEquals(AllocationPlaces.Strata(other)) && Written.Of(one.Allocation?.Factors) == Written.Of(other.Allocation?.Factors) && SameRule(one, other);

    // The rule of minimisation is sealed with its numbers, ratios and sites included.
    private static bool SameRule(Protocol one, Protocol other) => Rule(one) == Rule(other);

    private static string Rule(Protocol protocol) => MinimisationRule.Of(protocol) is not { } rule ? ""
        : FormattableString.Invariant($"{rule.Imbalance} {rule.Probability} {string.Join(' ', rule.Arms.Select(arm => $"{arm.Id}:{arm.Ratio}"))} {string.Join(' ', rule.Factors.Select(factor => FormattableString.Invariant($"{factor.Id}:{factor.Weight}:{string.Join(',', factor.Levels.Order(StringComparer.Ordinal))}")))}");

    // A kit was filled for the turn of its visit, so neither the turns nor their lengths may move under it.
    private static IEnumerable<string> Changeovers(Protocol protocol) =>
        protocol.Periods.Where(period => period.Turns.Count > 0).Select(period => $"{period.Id} {string.Join(' ', period.Turns)}")
            .Concat(protocol.Treatments.Where(treatment => treatment.Days is not null).OrderBy(treatment => treatment.Id, StringComparer.Ordinal).Select(treatment => $"{treatment.Id} {treatment.Days}"));
}
