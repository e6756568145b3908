using NodaTime;

namespace Daybook.Analysis;

/// <summary>What a run of virtual participants is asked to do.</summary>
/// <param name="Seed">Same seed, same bytes.</param>
/// <param name="Participants">How many people pass screening.</param>
/// <param name="First">The first day of screening.</param>
public sealed record VirtualPlan(ulong Seed, int Participants, LocalDate First);

/// <summary>A command that a virtual person, phone or member of staff issues.</summary>
/// <param name="Command">What is asked.</param>
/// <param name="By">Who asks.</param>
/// <param name="CommandId">The id of the command; the same whenever the run is repeated.</param>
public sealed record VirtualRequest(Trial.Command Command, Trial.Actor By, string CommandId);

/// <summary>Everything that is asked at one virtual instant, in order. It is one batch.</summary>
public sealed record VirtualStep(Instant At, IReadOnlyList<VirtualRequest> Requests);
