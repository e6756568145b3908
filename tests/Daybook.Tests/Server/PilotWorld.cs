using Daybook.Analysis;
using Daybook.Study;
using Daybook.Tests.Ledger;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server;

/// <summary>A running synthetic study of the pilot with one participant, who answers by a script: whatever she takes, her answers are the same.</summary>
internal sealed class PilotWorld : IAsyncDisposable
{
    public static readonly ParticipantKey Her = new("0123456789abcdef");

    /// <summary>Somebody who has consented and has not been assessed, in a busy world.</summary>
    public static readonly ParticipantKey Newcomer = new("fedcba9876543210");

    private static readonly LocalDate DayOne = new(2026, 3, 2);
    private readonly TemporaryFolder folder;
    private readonly Protocol protocol;
    private long sent;

    private PilotWorld(TemporaryFolder folder, RunningStudy study, SetClock clock, Protocol protocol) => (this.folder, Study, Clock, this.protocol) = (folder, study, clock, protocol);

    public RunningStudy Study { get; }

    public SetClock Clock { get; }

    /// <summary>The pilot as it is written, or with its masked boundary two weeks later, at the next visit that hands out a kit. The visit that opened it opens nothing then.</summary>
    public static string Yaml(bool later) => later
        ? Change(Change(Change(Trial.Bundled.Pilot, "{ id: placebo, days: 14, anchor: v2,", "{ id: placebo, days: 28, anchor: v2,"), "{ id: drug, days: 56, anchor: v3,", "{ id: drug, days: 42,"), "day: 43, window: [0, 4], scores: drug,", "day: 43, window: [0, 4], scores: placebo,")
        : Change(Trial.Bundled.Pilot, "{ id: drug, days: 56, anchor: v3,", "{ id: drug, days: 56,");

    public static async Task<PilotWorld> Make(bool later)
    {
        var protocol = ProtocolReader.Read(Yaml(later), "pilot.yaml").Protocol!;
        var drawn = AllocationLists.Draw(protocol, new SeededEntropy(7));
        var (temporary, clock) = (new TemporaryFolder(), new SetClock(At(-7, 8).ToDateTimeOffset()));
        var setUp = new StudySetUp
        {
            Study = "demo", Slug = "pilot", Organisation = "Daybook", Title = protocol.Title, Purpose = Purpose.Synthetic, Yaml = Yaml(later),
            Allocation = new AllocationSetUp(drawn.List, drawn.Kits) { Commitment = World.Injected },
        };
        var study = await RunningStudy.Create(new StudyFolder(temporary["study"]), setUp, new StudyOptions { Clock = clock, Entropy = new SeededEntropy(7) });
        var world = new PilotWorld(temporary, study, clock, protocol);
        await world.Do(0, 9, Cast.Cora, new ScreenParticipant(Her, "laboratory", DayOne.PlusDays(-1), "clinic", null));
        await world.Do(1, 9, Cast.Ines, new GiveConsent(Her, "1.0", new string('d', 64)), Trial.PilotStories.Assess(80) with { Participant = Her });
        await world.Do(1, 9, Cast.Cora, new EnrolParticipant(Her, "America/Los_Angeles"), new EnrolDevice(Her, "phone-1"), new HoldVisit(Her, "v1", DayOne));
        return world;
    }

    /// <summary>What a server of this world is given.</summary>
    public Daybook.Server.ServerOptions Options => new() { Studies = [Study], Clock = Clock };

    /// <summary>A world in which there is something to do: her first visit is half done, her second is today, and another person waits to be assessed.</summary>
    public static async Task<PilotWorld> Busy()
    {
        var world = await Make(later: false);
        await world.Do(1, 15, Cast.Lara, new RecordSensoryTrials(Her, "v1", "heat", [new("right-thenar", 1, SensoryEnd.Pain, 38.4m), new("right-thenar", 2, SensoryEnd.CutOff)]));
        await world.Live(1, 14);
        await world.Do(15, 9, Cast.Cora, new ScreenParticipant(Newcomer, "laboratory", DayOne.PlusDays(13), "advertisement", null));
        await world.Do(15, 9, Cast.Ines, new GiveConsent(Newcomer, "1.0", new string('e', 64)));
        await world.Do(15, 10, Cast.Cora, new HoldVisit(Her, "v2", DayOne.PlusDays(14)));
        world.Evening(15);
        return world;
    }

    /// <summary>She lives the study days from one to another: visits on their days, kits as they are due, a diary every evening.</summary>
    public async Task Live(int from, int to)
    {
        for (var day = from; day <= to; day++)
        {
            if (protocol.Visits.FirstOrDefault(visit => visit.Day == day && day > 1) is { } visit)
                await Visit(visit, DayOne.PlusDays(day - 1));
            await Do(day, 21, Cast.Phone("phone-1"), Entry(day));
        }
    }

    /// <summary>The evening of a study day, before the diary.</summary>
    public void Evening(int day) => Clock.Now = At(day, 20).ToDateTimeOffset();

    private async Task Visit(Visit visit, LocalDate date)
    {
        await Do(visit.Day, 10, Cast.Cora, new HoldVisit(Her, visit.Id, date));
        foreach (var kit in visit.Does.Contains(VisitAct.Return) ? Study.State.Kits.Values.Where(kit => kit.Holder == Her && kit.Returned is null).ToList() : [])
            await Do(visit.Day, 10, Cast.Cora, new ReturnKit(Her, visit.Id, date, kit.Id, 4, null));
        if (visit.Does.Contains(VisitAct.Dispense))
            await Do(visit.Day, 10, Cast.Cora, new DispenseKit(Her, visit.Id, date, null));
    }

    /// <summary>What her phone would send next for a study day.</summary>
    public SubmitEntry NextEntry(int day) => Entry(day) with { EntryId = $"again-{day}" };

    /// <summary>The date of a study day.</summary>
    public static string DateOf(int day) => DayOne.PlusDays(day - 1).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Answers to all questions of the diary, as she types them.</summary>
    public IEnumerable<string> Typed(int day) => protocol.Diary!.Items.Select(item => item.Kind == ItemKind.YesNo ? day % 3 == 0 ? "yes" : "no" : $"{30 + day % 40}");

    private SubmitEntry Entry(int day)
    {
        var date = DateOf(day);
        var answers = protocol.Diary!.Items.Select(item => new ItemAnswer(item.Id, item.Kind == ItemKind.YesNo ? new Answer.Boolean(day % 3 == 0) : new Answer.Number(30 + day % 40)));
        var payload = TrialJson.Write(new ItemsRecorded(Her, "diary", new Occasion(OccasionKind.DiaryDay, date), [.. answers]));
        return new SubmitEntry(Her, $"entry-{day}", "phone-1", ++sent, payload, $"{date}T21:00:00-08:00", "America/Los_Angeles", null);
    }

    private async Task Do(int day, int hour, Actor by, params Command[] commands)
    {
        Clock.Now = At(day, hour).ToDateTimeOffset();
        var replies = await Study.Journal.DoBatch([.. commands.Select((command, n) => new Request(command, by, $"{day}-{hour}-{command.GetType().Name}-{Study.Head.Size}-{n}"))]);
        foreach (var (reply, command) in replies.Zip(commands))
            Assert.False(reply is Reply.Refused, $"{command}: {(reply as Reply.Refused)?.Refusal}");
    }

    // Eight hours west of Greenwich, whatever the season: the script need not know of summer time.
    private static Instant At(int day, int hour) => DayOne.PlusDays(day - 1).At(new LocalTime(hour, 0)).WithOffset(Offset.FromHours(-8)).ToInstant();

    private static string Change(string yaml, string from, string to)
    {
        Assert.Contains(from, yaml, StringComparison.Ordinal);
        return yaml.Replace(from, to, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Study.DisposeAsync();
        folder.Dispose();
    }
}
