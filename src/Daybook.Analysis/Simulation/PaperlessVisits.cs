using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What the visits of a simulated trial bring, as far as it is wanted. Who does not meet the criteria of a sub-study has nothing of it.</summary>
internal sealed class PaperlessVisits(Protocol protocol, IReadOnlySet<string> measures)
{
    private readonly VirtualForm forms = new(protocol);

    /// <summary>All visits of one participant, in order.</summary>
    /// <param name="her">Who.</param>
    /// <param name="person">What she is like.</param>
    /// <param name="courseAt">What she takes at each.</param>
    /// <param name="uncapped">Tests whose times go on past the cut-off: what she could have shown.</param>
    public IEnumerable<Observation> Of(Participant her, VirtualPerson person, Func<Visit, Course> courseAt, IReadOnlySet<string> uncapped)
    {
        var known = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var entry = new PaperlessEntry(protocol, her);
        foreach (var visit in protocol.Visits)
        {
            var course = courseAt(visit);
            var filled = protocol.Forms.Where(form => visit.Forms.Contains(form.Id, StringComparer.Ordinal) && (Wanted(form) || Decides(form))).Select(form => (Form: form, Answers: forms.Fill(form, person, course, visit))).ToList();
            foreach (var answer in filled.Where(of => Decides(of.Form)).SelectMany(of => of.Answers))
            {
                known[answer.Item] = answer.Answer;
            }
            var occasion = new Occasion(OccasionKind.Visit, visit.Id);
            var values = filled.Where(of => Open(of.Form.Id)).SelectMany(of => entry.Values(of.Form.Id, occasion, course.Day, of.Form.Items, of.Answers));
            foreach (var value in values.Concat(Labs(entry, occasion, person, course, visit.Labs.Where(Open))).Concat(Trials(entry, occasion, person, course, visit.Sensory.Where(Open), uncapped)))
            {
                yield return value;
            }
        }
        bool Open(string formOrTest) => Substudies.ClosedTo(protocol, known, formOrTest) is null;
    }

    private IEnumerable<Observation> Labs(PaperlessEntry entry, Occasion occasion, VirtualPerson person, Course course, IEnumerable<string> tests) =>
        from id in tests
        where measures.Contains(id)
        let test = protocol.Labs.First(lab => lab.Id == id)
        select entry.Value(RecordLabValue.Form, occasion, id, new Answer.Number(person.Lab(test, course, occasion.Key), test.Unit), course.Day);

    private IEnumerable<Observation> Trials(PaperlessEntry entry, Occasion occasion, VirtualPerson person, Course course, IEnumerable<string> tests, IReadOnlySet<string> uncapped) =>
        from id in tests
        where measures.Contains(id)
        let test = protocol.Sensory.First(known => known.Id == id)
        from place in test.Places
        from trial in Enumerable.Range(1, test.Trials)
        let value = uncapped.Contains(id) ? person.Uncapped(test, course, occasion.Key, place, trial) : person.Threshold(test, course, occasion.Key, place, trial)
        select entry.Value(RecordSensoryTrials.Form, occasion, id, new Answer.Number(value ?? test.CutOff, test.Unit), course.Day)
            with { Place = place, Trial = trial, Flags = value is not null ? "" : test.Rises ? "censored-high" : "censored-low" };

    private bool Decides(Form form) => protocol.Substudies.Any(substudy => substudy.Asks == form.Id);

    private bool Wanted(Form form) =>
        form.Items.Any(item => measures.Contains(item.Id)) || protocol.Scores.Any(score => score.Form == form.Id && measures.Contains(score.Id));
}
