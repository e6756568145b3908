using System.Security.Cryptography;
using System.Text;
using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;
using Act = Daybook.Trial.Act;
using Dataset = Daybook.Analysis.Dataset;

namespace Daybook.Tests.Analysis;

/// <summary>A study without files: decisions and evolution only, with the observations that it brings.</summary>
internal sealed class MemoryStudy : IVault
{
    private readonly string yaml;
    private readonly List<Recorded> ledger = [];
    private readonly List<Observation> observations = [];
    private readonly StringBuilder transcript = new();

    public MemoryStudy(string yaml, AllocationList list, Purpose purpose = Purpose.Synthetic)
    {
        (this.yaml, List) = (yaml, list);
        Protocol = ProtocolReader.Read(yaml, "protocol.yaml").Protocol!;
        Do(new OpenStudy("s-1", Protocol.Id, "org", Protocol.Title, purpose), Cast.Adam, "open", Instant.FromUtc(2026, 1, 1, 0, 0));
        Do(new PublishProtocol(yaml), Cast.Adam, "publish", Instant.FromUtc(2026, 1, 1, 0, 0));
    }

    public StudyState State { get; private set; } = StudyState.Empty;

    public StudyState? AtLock { get; private set; }

    public Protocol Protocol { get; }

    public AllocationList List { get; }

    public List<Refusal> Refusals { get; } = [];

    public IReadOnlyList<Observation> Observations => observations;

    public IReadOnlyList<Recorded> Ledger => ledger;

    public string Hash => ProtocolReader.HashOf(yaml).Value;

    /// <summary>Everything that was asked and what came of it; equal transcripts are equal runs.</summary>
    public string Transcript => transcript.ToString();

    public static MemoryStudy Sealed(string yaml, DrawnAllocation drawn)
    {
        var study = new MemoryStudy(yaml, drawn.List);
        study.Do(new SealAllocation(new string('a', 64), drawn.Strata, drawn.Kits), Cast.Phil, "seal", Instant.FromUtc(2026, 1, 1, 0, 0));
        return study;
    }

    public KitId? Choose(IEnumerable<KitId> shelf, string stratum, int index, KitTurn turn, IReadOnlyList<IReadOnlyList<string>> levels)
    {
        var arm = Protocol.Arms.First(known => known.Id == List.Filled(levels, MinimisedAllocation.Choose).Places[stratum][index]);
        return shelf.Where(kit => List.Kits[kit] == arm.Treatments[turn.Of(arm.Id)]).Select(kit => (KitId?)kit).FirstOrDefault();
    }

    public void Do(Command command, Actor by, string commandId, Instant at)
    {
        transcript.Append(commandId).Append(' ').Append(Encoding.UTF8.GetString(TrialJson.WriteCommand(command))).Append('\n');
        if (Permissions.Refuses(by, null, command, State) is { } forbidden && command is not (OpenStudy or PublishProtocol))
        {
            Refusals.Add(forbidden);
            return;
        }
        switch (Decisions.Decide(command, State, new Act(by, at, commandId, this, () => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Transcript))))))
        {
            case Decision.Refused refused:
                Refusals.Add(refused.Refusal);
                transcript.Append("  refused ").Append(refused.Refusal.Code).Append('\n');
                break;
            case Decision.Accepted accepted:
                Append(accepted, by, commandId, at);
                break;
        }
    }

    private void Append(Decision.Accepted accepted, Actor by, string commandId, Instant at)
    {
        var verdict = accepted.Events.OfType<VerdictGiven>().FirstOrDefault();
        foreach (var entry in accepted.Entries)
        {
            var recorded = new Recorded(State.Size, entry.EntryId ?? $"{commandId}/{State.Size}", at, by, entry.Event.About, entry.Event, entry.Origin);
            foreach (var row in Daybook.Trial.Observations.From(recorded, verdict, State))
            {
                Supersede(row, recorded.Event is ItemsCorrected);
                observations.Add(row);
            }
            if (entry.Event is StudyLocked)
            {
                AtLock = State;
            }
            ledger.Add(recorded);
            State = State.Evolve(recorded, _ => Protocol);
        }
    }

    private void Supersede(Observation row, bool correction)
    {
        int old = correction ? observations.FindIndex(o => o.SupersededBy is null && Key(o) == Key(row)) : -1;
        if (old >= 0)
        {
            observations[old] = observations[old] with { SupersededBy = row.Seq };
        }
    }

    private static (ParticipantKey, string, Occasion, string, string?, int) Key(Observation o) => (o.Participant, o.Form, o.Occasion, o.Item, o.Place, o.Trial);

    /// <summary>A trial from its first to its last day. Swapped: the same people, days, values and kits, and everybody has the other sequence.</summary>
    public static MemoryStudy Run(string name, ulong seed, int participants, Func<Truth, Truth>? change = null, bool swapped = false)
    {
        string yaml = File.ReadAllText(Repository.At("protocols", name + ".yaml"));
        var protocol = ProtocolReader.Read(yaml, name + ".yaml").Protocol!;
        var drawn = AllocationLists.Draw(protocol, new SeededEntropy(seed));
        var study = Sealed(yaml, swapped ? drawn with { List = Swapped(drawn.List) } : drawn);
        var truth = Truth(name, protocol);
        return Lived(study, drawn, change?.Invoke(truth) ?? truth, seed, participants);
    }

    /// <summary>A trial of a protocol that is not one of the product's.</summary>
    public static MemoryStudy Run(string yaml, string truth, ulong seed, int participants)
    {
        var protocol = ProtocolReader.Read(yaml, "fixture.yaml").Protocol!;
        var drawn = AllocationLists.Draw(protocol, new SeededEntropy(seed));
        var reading = TruthReader.Read(truth, "fixture.truth.yaml", protocol);
        Assert.Empty(reading.Problems.Select(problem => $"{problem.Line}: {problem.What} {problem.Suggestion}"));
        return Lived(Sealed(yaml, drawn), drawn, reading.Truth!, seed, participants);
    }

    private static MemoryStudy Lived(MemoryStudy study, DrawnAllocation drawn, Truth truth, ulong seed, int participants)
    {
        var protocol = study.Protocol;
        var trial = new VirtualTrial(protocol, truth, new VirtualPlan(seed, participants, new LocalDate(2026, 2, 2)), VirtualTrial.Taking(protocol, drawn.List, () => study.State));
        foreach (var step in trial.Steps(() => study.State))
        {
            foreach (var request in step.Requests)
            {
                study.Do(request.Command, request.By, request.CommandId, step.At);
            }
        }
        return study;
    }

    // Kits hold the other treatment too, so that the pharmacy hands out the same ones and the two ledgers are equal.
    private static AllocationList Swapped(AllocationList list) => list with
    {
        Places = list.Places.ToDictionary(p => p.Key, p => (IReadOnlyList<string>)[.. p.Value.Select(arm => arm == "AB" ? "BA" : "AB")]),
        Kits = list.Kits.ToDictionary(kit => kit.Key, kit => list.Kits.Values.Distinct().Single(other => other != kit.Value)),
    };

    public static Truth Truth(string name, Protocol protocol)
    {
        var reading = TruthReader.Read(File.ReadAllText(Repository.At("protocols", name + ".truth.yaml")), name + ".truth.yaml", protocol);
        Assert.Empty(reading.Problems.Select(problem => $"{problem.Line}: {problem.What} {problem.Suggestion}"));
        return reading.Truth!;
    }

    /// <summary>The dataset at the lock with the opened list.</summary>
    public Dataset Opened() => Dataset.At(Protocol, AtLock!, observations, List.Filled(AtLock!.Levels, MinimisedAllocation.Choose));

    public Provenance Provenance(ulong? seed) => new(State.Opened!.Purpose, false, Hash, State.Lock!.Size, State.Lock.Root, "0.1.0-test", seed);
}
