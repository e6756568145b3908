using System.Globalization;
using Daybook.Statistics.Random;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Draws the people who come to a study, until as many as planned have passed screening.</summary>
internal static class Candidates
{
    public static IReadOnlyList<Candidate> Of(Protocol protocol, Truth truth, VirtualPlan plan)
    {
        var people = new List<Candidate>();
        for (int passed = 0; passed < plan.Participants;)
        {
            var person = Draw(protocol, truth, plan, people.Count + 1);
            people.Add(person);
            passed += person.Fails is null ? 1 : 0;
        }
        return truth.Leave is { } leave ? Leaving(people, plan, leave) : people;
    }

    /// <summary>So many leave, whoever they are: those whose own draw comes first.</summary>
    private static List<Candidate> Leaving(List<Candidate> people, VirtualPlan plan, int leave)
    {
        var gone = people.Where(person => person.Fails is null).OrderBy(person => CounterRandom.For(plan.Seed, "leaves", person.Number).NextUInt64()).Take(leave).Select(person => person.Number).ToHashSet();
        return [.. people.Select(person => person with { Withdraws = gone.Contains(person.Number) ? person.Leaves : null })];
    }

    private static Candidate Draw(Protocol protocol, Truth truth, VirtualPlan plan, int number)
    {
        var random = CounterRandom.For(plan.Seed, "candidate", number);
        var screening = truth.Screening;
        var site = protocol.Sites[(number - 1) % protocol.Sites.Count];
        var screened = plan.First.PlusDays((int)((number - 1) * 7 / (double)screening.PerWeek));
        bool fails = random.NextBernoulli((double)screening.Fail) && protocol.Eligibility.Count > 0;
        var criterion = fails ? protocol.Eligibility[random.NextInt(protocol.Eligibility.Count)] : null;
        bool atVisit = random.NextBernoulli(0.3);
        if (protocol.Eligibility.Any(asked => asked.Step == ScreeningStep.Phone))
        {
            atVisit = criterion?.Step == ScreeningStep.Visit;
        }
        int wait = 1 + random.NextInt(screening.FirstVisitWithin);
        string route = screening.Routes[random.NextInt(screening.Routes.Count)];
        int days = protocol.Periods.Sum(period => period.Days);
        bool withdraws = random.NextBernoulli((double)truth.Withdraw);
        int day = 2 + random.NextInt(Math.Max(1, days - 2));
        return new Candidate(
            number,
            Key(plan.Seed, number),
            site,
            screened,
            screened.PlusDays(wait),
            route,
            criterion,
            atVisit,
            withdraws && !fails ? day : null,
            day);
    }

    /// <summary>An opaque key that sorts in no order of time or site.</summary>
    private static ParticipantKey Key(ulong seed, int number) =>
        new(CounterRandom.For(seed, "participant-key", number).NextUInt64().ToString("x16", CultureInfo.InvariantCulture));
}
