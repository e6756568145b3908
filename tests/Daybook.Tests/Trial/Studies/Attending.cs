using System.Globalization;
using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Studies;

/// <summary>Ana's days at the clinic: the next visit when it is due, with all that her version of the protocol wants done there, and what she tells between visits. What is refused is left undone.</summary>
internal sealed class Attending(CounterRandom random)
{
    /// <summary>How often each kind of command was accepted.</summary>
    public SortedDictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    /// <summary>What her first visit wants, which she has come to.</summary>
    public Story First(Story story) => At(story, story.Study.ProtocolOf(story.Her()).Visits[0], story.Study.ProtocolOf(story.Her()), Stories.FirstOfJune);

    /// <summary>One of her days.</summary>
    public Story On(Story story, LocalDate date)
    {
        var her = story.Her();
        var protocol = story.Study.ProtocolOf(her);
        if (random.NextBernoulli(0.1))
            story = Ask(story, new RecordAdverseEvent(her.Key, $"ae-{random.NextInt(3)}", "Headache", date, null, Severity.Mild, false, Relatedness.Possible, ActionTaken.None, Daybook.Trial.Outcome.Recovering));
        foreach (var happens in protocol.Events.Where(_ => random.NextBernoulli(0.3)))
            story = Ask(story, new RecordEvent(her.Key, happens.Id, date, null, Teller.Participant, Answers(happens.Items)));
        return Schedule.Of(protocol, her)!.Visits.FirstOrDefault(visit => !her.Visits.ContainsKey(visit.Visit.Id)) is { } next && next.Earliest <= date && random.NextBernoulli(0.7)
            ? At(story, next.Visit, protocol, date) : story;
    }

    private Story At(Story story, Visit visit, Protocol protocol, LocalDate date)
    {
        story = Ask(story, new HoldVisit(Stories.Ana, visit.Id, date));
        foreach (var form in visit.Forms)
            story = Ask(story, new RecordForm(Stories.Ana, visit.Id, form, Answers(protocol.Forms.First(known => known.Id == form).Items)));
        foreach (var lab in visit.Labs.Select(id => protocol.Labs.First(known => known.Id == id)))
            story = Ask(story, new RecordLabValue(Stories.Ana, visit.Id, lab.Id, lab.Kind == LabKind.Titre ? 80 : Math.Floor((lab.Plausible.Low + lab.Plausible.High) / 2), lab.Unit, date));
        foreach (var test in visit.Sensory.Select(id => protocol.Sensory.First(known => known.Id == id)))
            story = Ask(story, new RecordSensoryTrials(Stories.Ana, visit.Id, test.Id, [.. test.Places.SelectMany(place => Enumerable.Range(1, test.Trials).Select(trial => new SensoryTrial(place, trial, SensoryEnd.CutOff)))]));
        foreach (var act in visit.Does.Order())
            story = act switch
            {
                VisitAct.Randomise => Ask(story, new RandomiseParticipant(Stories.Ana)),
                VisitAct.Dispense => Ask(story, new DispenseKit(Stories.Ana, visit.Id, date, null)),
                _ => story.Her().Kits.Aggregate(story, (told, kit) => Ask(told, new ReturnKit(Stories.Ana, visit.Id, date, kit, random.NextInt(3), "some were left"))),
            };
        return story;
    }

    private Story Ask(Story story, Command command)
    {
        if (story.When(command) is not { Decision: Decision.Accepted } granted)
            return story;
        var kind = command.GetType().Name;
        Done[kind] = Done.GetValueOrDefault(kind) + 1;
        return granted.Accepted();
    }

    private List<ItemAnswer> Answers(IEnumerable<Item> items) => [.. items.Select(item => new ItemAnswer(item.Id, AnswerTo(item)))];

    /// <summary>Any answer that the item takes.</summary>
    public Answer AnswerTo(Item item) => item.Kind switch
    {
        ItemKind.YesNo => new Answer.Boolean(random.NextBernoulli(0.9)),
        ItemKind.Choice => new Answer.Code(item.Choices[random.NextInt(item.Choices.Count)].Id),
        ItemKind.Time => new Answer.Time(new LocalTime(random.NextInt(24), random.NextInt(60))),
        ItemKind.Date => new Answer.Date(Stories.FirstOfJune.PlusDays(-random.NextInt(20))),
        ItemKind.Text => new Answer.Text(string.Create(CultureInfo.InvariantCulture, $"word {random.NextInt(100)}")),
        _ => new Answer.Number((item.Range?.Low ?? 0) + random.NextInt((int)Math.Min(11, (item.Range?.High ?? 10) - (item.Range?.Low ?? 0) + 1))),
    };
}
