using System.Text;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Tests.Trial;

/// <summary>Given what has happened, when somebody asks, then this follows: the pure domain on one page, without a clock, a file or a mock.</summary>
public sealed record Story
{
    /// <summary>The state that the events so far fold to.</summary>
    public StudyState Study { get; init; } = StudyState.Empty;

    /// <summary>Everything that has happened, in order.</summary>
    public IReadOnlyList<Recorded> Ledger { get; init; } = [];

    public Instant Now { get; init; } = Instant.FromUtc(2026, 6, 1, 8, 0);

    public Actor By { get; init; } = new(ActorKind.Person, "ines", Role.Investigator);

    public IVault Vault { get; init; } = new EvenVault();

    public static Story Empty { get; } = new();

    /// <summary>The answer to a command, not yet carried out.</summary>
    public Outcome When(Command command) => new(this, command, Decisions.Decide(command, Study, ActNow));

    /// <summary>The command was asked for and granted.</summary>
    public Story Done(Command command) => When(command).Accepted();

    /// <summary>Something happened, however it came to pass.</summary>
    public Story Happened(TrialEvent happened, Origin? origin = null) => Append([new NewEntry(happened) { Origin = origin }], happened.About);

    /// <summary>Time goes on to that instant, ISO 8601 in UTC.</summary>
    public Story At(string instant) => this with { Now = InstantPattern.ExtendedIso.Parse(instant).Value };

    public Story As(string person, Role role = Role.Investigator) => this with { By = new Actor(ActorKind.Person, person, role) };

    public Participant Her(ParticipantKey? key = null) => Study.Participants[key ?? Stories.Ana];

    public Act ActNow => new(By, Now, $"command-{Ledger.Count}", Vault, () => new string('0', 64));

    internal Story Append(IEnumerable<NewEntry> entries, ParticipantKey? about)
    {
        var (study, ledger) = (Study, Ledger.ToList());
        foreach (var entry in entries)
        {
            var recorded = new Recorded(study.Size, entry.EntryId ?? $"entry-{study.Size}", Now, By, entry.Event.About ?? about, entry.Event, entry.Origin);
            study = study.Evolve(recorded, Stories.ProtocolOf);
            ledger.Add(recorded);
        }
        return this with { Study = study, Ledger = ledger };
    }
}

/// <summary>What a command led to.</summary>
public sealed record Outcome(Story Story, Command Command, Decision Decision)
{
    public Story Accepted() => Decision is Decision.Accepted accepted
        ? Story.Append(accepted.Entries, Command.About)
        : throw new Xunit.Sdk.XunitException($"{Command} was refused: {((Decision.Refused)Decision).Refusal}");

    public IReadOnlyList<TrialEvent> Events => Decision is Decision.Accepted accepted ? [.. accepted.Events] : [];

    /// <summary>Exactly these events follow.</summary>
    public void Then(params IEnumerable<TrialEvent> expected)
    {
        Accepted();
        Assert.Equal(expected.Select(Text), Events.Select(Text));
    }

    /// <summary>The command is refused for that reason, in words.</summary>
    public void ThenRefused(string code)
    {
        var refused = Assert.IsType<Decision.Refused>(Decision);
        Assert.Equal(code, refused.Refusal.Code);
    }

    /// <summary>Queries follow for these automatic checks, and for no other.</summary>
    public void ThenAsks(params string[] rules)
    {
        Accepted();
        Assert.Equal(rules, Events.OfType<QueryOpened>().Select(query => query.Rule));
    }

    public static string Text(TrialEvent happened) => TrialJson.TypeOf(happened) + " " + Encoding.UTF8.GetString(TrialJson.Write(happened));
}

/// <summary>A sealed store in which an even kit is right for an even place in an even period, and so on.</summary>
public sealed class EvenVault : IVault
{
    public KitId? Choose(IEnumerable<KitId> shelf, string stratum, int index, KitTurn turn, IReadOnlyList<IReadOnlyList<string>> levels) =>
        shelf.Where(kit => Fits(kit, stratum, index, turn.Treated)).Select(kit => (KitId?)kit).FirstOrDefault();

    public bool Fits(KitId kit, string stratum, int index, int treatedPeriod) => (kit.Value[^1] + index + treatedPeriod) % 2 == 0;
}
