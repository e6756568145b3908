using System.Security.Cryptography;
using System.Text;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>What the staff does with a person, from the telephone call to her last visit.</summary>
internal sealed class VirtualVisits(Protocol protocol, Truth truth, Func<Place, Arm> armOf)
{
    private readonly VirtualForm forms = new(protocol);

    /// <summary>The commands of one morning.</summary>
    public IEnumerable<VirtualRequest> Morning(Candidate candidate, VirtualPerson person, StudyState state, LocalDate today)
    {
        if (!state.Participants.TryGetValue(candidate.Key, out var her))
        {
            return today >= candidate.Screened ? [Screen(candidate)] : [];
        }
        if (her.FirstFailing is not null || her.Eligible == false || her.Withdrawn is not null)
        {
            return [];
        }
        if (!her.IsEnrolled)
        {
            return today >= candidate.FirstVisit ? Enrol(candidate, person, her, today) : [];
        }
        var schedule = Schedule.Of(protocol, her)!;
        if (candidate.Withdraws is { } leaves && schedule.DayNumber(today) >= leaves)
        {
            return [Ask(candidate, Cast.Ines, "withdraw", new WithdrawParticipant(her.Key, today, "She no longer wished to take part."))];
        }
        if (Lowers(her, person, schedule, today))
        {
            return Lower(candidate, her, state, today);
        }
        var next = protocol.Visits.FirstOrDefault(visit => !her.Visits.ContainsKey(visit.Id));
        return next is not null && today >= DateOf(schedule.PlannedVisit(next.Id), person) ? Visit(candidate, person, her, state, next, schedule, today) : [];
    }

    /// <summary>Who does not tolerate the dose says so on some day, a kit in hand.</summary>
    private bool Lowers(Participant her, VirtualPerson person, Schedule schedule, LocalDate today) =>
        protocol.Supply?.Fallback is not null && her.Reduced is null && !her.Kits.IsEmpty && DoseSteps.On(schedule, today) > 0
        && person.Happens("tolerates", 0, (double)truth.Visits.Lowered) && person.Happens("lowers", schedule.DayNumber(today), 0.1);

    /// <summary>Where the lower dose has kits of its own she is given one the same day.</summary>
    private IEnumerable<VirtualRequest> Lower(Candidate candidate, Participant her, StudyState state, LocalDate today)
    {
        yield return Ask(candidate, Cast.Ines, "lower-dose", new ReduceDose(her.Key, today, "She did not tolerate the dose."));
        if (protocol.Supply?.FallbackKits is not null)
        {
            yield return Ask(candidate, Cast.Cora, "lower-kit", new DispenseKit(her.Key, state.Kits[her.Kits[^1]].Visit!, today, null));
        }
    }

    private static VirtualRequest Screen(Candidate candidate) => Ask(candidate, Cast.Cora, "screen", new ScreenParticipant(
        candidate.Key, candidate.Site.Id, candidate.Screened, candidate.Route, candidate.FailsAtVisit ? null : candidate.Fails?.Id));

    private List<VirtualRequest> Enrol(Candidate candidate, VirtualPerson person, Participant her, LocalDate today)
    {
        string signed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{protocol.Consent.Text}\n{candidate.Key}")));
        List<VirtualRequest> requests =
        [
            Ask(candidate, Cast.Ines, "consent", new GiveConsent(candidate.Key, protocol.Consent.Version, signed)),
            Ask(candidate, Cast.Ines, "assess", new AssessEligibility(candidate.Key, [.. protocol.Eligibility.Select(c => new CriterionAnswer(c.Id, VirtualCriterion.Answer(protocol, c, person, candidate.Fails != c)))])),
        ];
        if (candidate.Fails is null)
        {
            requests.Add(Ask(candidate, Cast.Cora, "enrol", new EnrolParticipant(candidate.Key, candidate.Site.Zone)));
            if (protocol.Diary is not null)
            {
                requests.Add(Ask(candidate, Cast.Cora, "device", new EnrolDevice(candidate.Key, candidate.Device)));
            }
            requests.AddRange(Visit(candidate, person, her, StudyState.Empty, protocol.Visits[0], Schedule.Planned(protocol, today, candidate.Site.Zone), today));
        }
        return requests;
    }

    private LocalDate DateOf(PlannedVisit planned, VirtualPerson person)
    {
        double shift = (double)truth.Visits.Shift * person.Draw("visit", planned.Visit.Id, "").NextNormal();
        var date = planned.Target.PlusDays((int)Math.Round(shift, MidpointRounding.AwayFromZero));
        return LocalDate.Max(planned.Earliest, LocalDate.Min(planned.Latest, date));
    }

    private IEnumerable<VirtualRequest> Visit(
        Candidate candidate, VirtualPerson person, Participant her, StudyState state, Visit visit, Schedule schedule, LocalDate today)
    {
        // What she says at a visit speaks of the evening before.
        var course = new VirtualDays(protocol, schedule, her, armOf).On(today.PlusDays(-1));
        yield return Ask(candidate, Cast.Cora, visit.Id, new HoldVisit(candidate.Key, visit.Id, today));
        var fitness = Fitness(her, visit, person, course);
        foreach (var test in SensoryTrialsOf(visit, person, course).Where(test => Open(test.Test)))
        {
            yield return Ask(candidate, Cast.Lara, $"{visit.Id}/{test.Test}", new RecordSensoryTrials(candidate.Key, visit.Id, test.Test, test.Trials));
        }
        foreach (var form in visit.Forms.Where(Open).Select(id => protocol.Forms.First(form => form.Id == id)))
        {
            yield return Ask(candidate, Cast.Cora, $"{visit.Id}/{form.Id}", new RecordForm(candidate.Key, visit.Id, form.Id, forms.Fill(form, person, course, visit)));
        }
        foreach (var test in visit.Labs.Where(Open).Select(id => protocol.Labs.First(lab => lab.Id == id)))
        {
            yield return Ask(candidate, Cast.Lara, $"{visit.Id}/{test.Id}", new RecordLabValue(candidate.Key, visit.Id, test.Id, person.Lab(test, course, visit.Id), test.Unit, today));
        }
        if (visit.Does.Contains(VisitAct.Randomise))
        {
            yield return Ask(candidate, Cast.Cora, "randomise", new RandomiseParticipant(candidate.Key));
        }
        if (visit.Does.Contains(VisitAct.Return))
        {
            foreach (var kit in state.Kits.Values.Where(kit => kit.Holder == candidate.Key && kit.Returned is null))
            {
                yield return Return(candidate, person, visit, kit, schedule, today);
            }
        }
        if (visit.Does.Contains(VisitAct.Dispense))
        {
            yield return Ask(candidate, Cast.Cora, $"{visit.Id}/dispense", new DispenseKit(candidate.Key, visit.Id, today, null));
        }
        bool Open(string formOrTest) => Substudies.ClosedTo(protocol, fitness, formOrTest) is null;
    }

    /// <summary>What is known of her for the sub-studies once the forms of this visit are filled in.</summary>
    private Dictionary<string, Answer> Fitness(Participant her, Visit visit, VirtualPerson person, Course course)
    {
        var known = Substudies.Known(her).ToDictionary(StringComparer.Ordinal);
        foreach (var form in protocol.Forms.Where(form => visit.Forms.Contains(form.Id, StringComparer.Ordinal) && protocol.Substudies.Any(substudy => substudy.Asks == form.Id)))
        {
            foreach (var answer in forms.Fill(form, person, course, visit))
            {
                known[answer.Item] = answer.Answer;
            }
        }
        return known;
    }

    private IEnumerable<(string Test, IReadOnlyList<SensoryTrial> Trials)> SensoryTrialsOf(Visit visit, VirtualPerson person, Course course) =>
        visit.Sensory.Select(id => protocol.Sensory.First(test => test.Id == id)).Select(test => (test.Id, (IReadOnlyList<SensoryTrial>)
        [
            .. test.Places.SelectMany(place => Enumerable.Range(1, test.Trials).Select(trial => person.Threshold(test, course, visit.Id, place, trial) is { } value
                ? new SensoryTrial(place, trial, SensoryEnd.Pain, value)
                : new SensoryTrial(place, trial, SensoryEnd.CutOff))),
        ]));

    private VirtualRequest Return(Candidate candidate, VirtualPerson person, Visit visit, Kit kit, Schedule schedule, LocalDate today)
    {
        int[] units = [.. UnitsOfDays(schedule, kit.Dispensed ?? today, kit.PutAside(protocol, schedule) is { } aside ? LocalDate.Min(aside, today) : today)];
        int taken = units.Select((unit, day) => person.Happens("takes/" + kit.Id, day, (double)truth.Visits.Taken) ? unit : 0).Sum();
        int back = Math.Clamp(kit.Units - taken, 0, kit.Units);
        bool differs = Math.Abs(kit.Units - back - units.Sum()) > 0.15 * units.Sum();
        return Ask(candidate, Cast.Cora, $"{visit.Id}/return/{kit.Id}", new ReturnKit(candidate.Key, visit.Id, today, kit.Id, back, differs ? "She forgot it on several days." : null));
    }

    /// <summary>How many units each day asks for on which something is taken.</summary>
    private IEnumerable<int> UnitsOfDays(Schedule schedule, LocalDate from, LocalDate to)
    {
        for (var date = from; date < to; date = date.PlusDays(1))
        {
            if (schedule.PeriodOf(date)?.Treated is not null)
            {
                yield return protocol.Supply is null ? 1 : DoseSteps.On(schedule, date);
            }
        }
    }

    private static VirtualRequest Ask(Candidate candidate, Actor by, string what, Command command) => new(command, by, $"virtual/{candidate.Key}/{what}");
}
