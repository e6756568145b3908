namespace Daybook.Trial;

/// <summary>Brings a finished file into a new study, whole or not at all.</summary>
/// <param name="File">The file's bytes, kept as a blob.</param>
/// <param name="Map">The map's bytes, kept as a blob.</param>
/// <param name="Participants">The participants in the order of the file, each with the place of the sealed list that she holds.</param>
/// <param name="Entries">The values, as forms on occasions.</param>
public sealed record ImportFile(
    ReadOnlyMemory<byte> File,
    ReadOnlyMemory<byte> Map,
    int Rows,
    IReadOnlyList<ImportedParticipant> Participants,
    IReadOnlyList<ItemsRecorded> Entries) : Command;

/// <summary>A participant of an imported file.</summary>
public sealed record ImportedParticipant(ParticipantKey Participant, string Label, string Site, string Stratum, int Index);
