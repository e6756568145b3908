using System.Security.Cryptography;

namespace Daybook.Trial;

/// <summary>Brings a finished file into a new study, whole or not at all.</summary>
/// <param name="File">The file's bytes, kept as a blob.</param>
/// <param name="Map">The map's bytes, kept as a blob.</param>
/// <param name="Rows">How many rows the file has.</param>
/// <param name="Participants">The participants in the order of the file, each with the place of the sealed list that she holds.</param>
/// <param name="Entries">The values, as forms on occasions.</param>
public sealed record ImportFile(
    ReadOnlyMemory<byte> File,
    ReadOnlyMemory<byte> Map,
    int Rows,
    IReadOnlyList<ImportedParticipant> Participants,
    IReadOnlyList<ItemsRecorded> Entries) : Command
{
    /// <summary>The route of participants who came with a file; nobody is screened by it.</summary>
    public const string Route = "imported";

    public static Decision Decide(ImportFile command, StudyState study, Act act)
    {
        if (Sequence.Running(study) is { } refusal)
            return refusal;
        if (!study.Participants.IsEmpty)
            return Refusals.ImportIntoUsedStudy();
        if (study.Allocation is not { } places)
            return Refusals.AllocationNotSealed();
        if (Misfit(command, study.Versions[study.Current!.Value], places) is { } misfit)
            return Refusals.ImportUnfit(misfit);
        return new Decision.Accepted(
            [.. Events(command, study, act).Select(happened => new NewEntry(happened))],
            [command.File, command.Map]);
    }

    private static IEnumerable<TrialEvent> Events(ImportFile command, StudyState study, Act act)
    {
        var protocol = study.Versions[study.Current!.Value];
        yield return new FileImported(Hash(command.File), Hash(command.Map), command.Rows, command.Participants.Count);
        foreach (var her in command.Participants)
        {
            var zone = protocol.Sites.First(site => site.Id == her.Site).Zone;
            yield return new ParticipantScreened(her.Participant, her.Site, act.DateIn(zone), Route, null);
            yield return new ParticipantEnrolled(her.Participant, her.Label, zone);
            yield return new ProtocolAdopted(her.Participant, study.Current.Value);
            yield return new ParticipantRandomised(her.Participant, her.Stratum, her.Index);
        }
        foreach (var entry in command.Entries)
            yield return entry;
    }

    private static string? Misfit(ImportFile command, Protocol protocol, AllocationSealed places)
    {
        var people = command.Participants;
        if (people.Count == 0 || command.Entries.Count == 0)
            return "it holds no participant or no value";
        if (Twice(people.Select(her => her.Participant.Value)) is { } key)
            return $"the participant {key} stands in it twice";
        if (Twice(people.Select(her => $"{her.Site} {her.Label}")) is { } label)
            return $"the label {label} stands in it twice";
        if (Twice(people.Select(her => $"{her.Stratum} {her.Index}")) is { } place)
            return $"the place {place} is given twice";
        if (people.FirstOrDefault(her => protocol.Sites.All(site => site.Id != her.Site)) is { } lost)
            return $"the protocol has no site {lost.Site}";
        if (people.FirstOrDefault(her => !places.Strata.Any(stratum => stratum.Stratum == her.Stratum && her.Index >= 0 && her.Index < stratum.Places)) is { } unplaced)
            return $"the sealed list has no place {unplaced.Index} of {unplaced.Stratum}";
        var known = people.Select(her => her.Participant).ToHashSet();
        return command.Entries.FirstOrDefault(entry => !known.Contains(entry.Participant)) is { } stray
            ? $"a value belongs to {stray.Participant}, who is not in it"
            : null;
    }

    private static string? Twice(IEnumerable<string> names) => names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;

    private static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}

/// <summary>A participant of an imported file.</summary>
public sealed record ImportedParticipant(ParticipantKey Participant, string Label, string Site, string Stratum, int Index);
