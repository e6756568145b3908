using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>Whether what has just been accepted meets a stopping rule. A rule that is met opens a query, and nothing else happens by itself. It asks once while that query is open; when it was closed the rule watches again, and counts days anew; but a number of finished participants is reached once.</summary>
internal static class StoppingRules
{
    private const string Prefix = "stopping.";

    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>The decision, with the rules that it meets.</summary>
    public static Decision Follow(Decision decision, StudyState study, Act act)
    {
        if (study.Current is not { } current || decision is not Decision.Accepted accepted || !study.Versions.Values.Any(version => version.Stopping.Count > 0))
            return decision;
        var met = accepted.Entries.SelectMany((entry, at) => Met(entry, accepted, study.Size + at, study, study.Versions[current])).DistinctBy(rule => rule.Key).ToList();
        return met.Count == 0 ? decision : accepted with { Entries = [.. accepted.Entries, .. Said(met, accepted, study, act).Select(happened => new NewEntry(happened))] };
    }

    /// <summary>The name under which a rule is known to have been met.</summary>
    public static string KeyOf(StoppingRule rule, ParticipantKey her) => rule.OfStudy ? rule.Id : $"{rule.Id}/{her}";

    public static StudyState Evolve(StudyState study, StoppingRuleMet met) =>
        study with { StoppingMet = study.StoppingMet.Add(RuleOf(study, met) is { OfStudy: true } ? met.Rule : $"{met.Rule}/{met.Participant}") };

    /// <summary>Somebody has seen to it, or it was a false alarm: the rule watches again.</summary>
    public static StudyState Watch(StudyState study, QueryClosed closed)
    {
        if (study.Queries[closed.Query].Opened.Rule is not { } asked || !asked.StartsWith(Prefix, StringComparison.Ordinal))
            return study;
        var rule = study.Versions.Values.SelectMany(version => version.Stopping).FirstOrDefault(known => known.Id == asked[Prefix.Length..]);
        if (rule is null or { Finished: not null })
            return study;
        var watching = study with { StoppingMet = study.StoppingMet.Remove(KeyOf(rule, closed.Participant)) };
        return rule.Days > 1 ? watching.Change(closed.Participant, her => StruckDays.Forget(her, rule)) : watching;
    }

    private static StoppingRule? RuleOf(StudyState study, StoppingRuleMet met) =>
        study.Versions.Values.SelectMany(version => version.Stopping).FirstOrDefault(rule => rule.Id == met.Rule);

    private static IEnumerable<TrialEvent> Said(IEnumerable<RuleMet> met, Decision.Accepted accepted, StudyState study, Act act)
    {
        var taken = accepted.Events.OfType<QueryOpened>().Select(query => query.Query).ToHashSet(StringComparer.Ordinal);
        var ids = new QueryIds(study, act);
        foreach (var (rule, her, entry, item, _) in met)
        {
            var id = ids.Next();
            while (!taken.Add(id))
                id = ids.Next();
            var until = act.At + Duration.FromHours(rule.Hours);
            yield return new StoppingRuleMet(her, rule.Id, until);
            yield return new QueryOpened(her, id, entry, item, Text(rule, until), Prefix + rule.Id);
        }
    }

    private static string Text(StoppingRule rule, Instant until) =>
        $"Stopping rule {rule.Id}{(rule.OfStudy ? ", of the whole study," : "")} is met. {rule.Then} The {Kebab.Of(rule.Contact.ToString()).Replace('-', ' ')} sees to it until {Minute.Format(until)} UTC and says here what was decided. Nothing has been stopped and no code was opened.";

    private static IEnumerable<RuleMet> Met(NewEntry entry, Decision.Accepted accepted, long seq, StudyState study, Protocol current) => entry.Event switch
    {
        AdverseEventRecorded { Serious: true } harm => OfStudy(current, study, harm.Participant, rule => rule.Serious <= Harmed(study, harm.Participant)),
        VisitHeld held when held.Visit == current.Visits[^1].Id => OfStudy(current, study, held.Participant, rule => rule.Finished <= Finished(study, held)),
        // What a device says of a laboratory is nobody's measurement.
        ItemsRecorded items when entry.Origin is null || items.Form == FormItems.Diary => OfHer(study, items.Participant, seq, items.Form, items.Occasion, items.Answers, accepted.Events.OfType<VerdictGiven>().FirstOrDefault()?.Verdict),
        ItemsCorrected corrected when study.Participants.GetValueOrDefault(corrected.Participant)?.Entries.GetValueOrDefault(corrected.Entry) is { } place && (place.Verdict is null || place.Form == FormItems.Diary)
            => OfHer(study, corrected.Participant, corrected.Entry, place.Form, place.Occasion, corrected.Answers, place.Verdict),
        _ => [],
    };

    private static IEnumerable<RuleMet> OfStudy(Protocol current, StudyState study, ParticipantKey her, Func<StoppingRule, bool> met) =>
        current.Stopping.Where(rule => rule.OfStudy && !study.StoppingMet.Contains(rule.Id) && met(rule)).Select(rule => new RuleMet(rule, her, null, null, rule.Id));

    private static int Harmed(StudyState study, ParticipantKey now) =>
        study.AdverseEvents.Values.Where(harm => harm.Recorded.Serious).Select(harm => harm.Recorded.Participant).Append(now).Distinct().Count();

    private static int Finished(StudyState study, VisitHeld now) =>
        study.Participants.Values.Where(her => her.Visits.ContainsKey(now.Visit)).Select(her => her.Key).Append(now.Participant).Distinct().Count();

    private static IEnumerable<RuleMet> OfHer(StudyState study, ParticipantKey key, long entry, string form, Occasion occasion, IReadOnlyList<ItemAnswer> answers, Verdict? verdict)
    {
        if (form is not (FormItems.Diary or RecordLabValue.Form) || !study.Participants.TryGetValue(key, out var her) || her.Imported)
            yield break;
        var protocol = study.ProtocolOf(her);
        var said = StruckDays.Of(protocol, entry, form, occasion, answers);
        var days = new Lazy<IReadOnlyList<StruckDay>>(() => StruckDays.Counted(StruckDays.Learn(her, long.MaxValue, said), entry, verdict));
        foreach (var rule in protocol.Stopping.Where(rule => rule is { Item: not null, When: not null } && !study.StoppingMet.Contains(KeyOf(rule, key))))
            if (rule.Days > 1
                ? said.Any(day => day.Rule == rule.Id && StruckDays.Asked(protocol, rule) is { } asked && StruckDays.InARow(days.Value, rule, asked, day.Day))
                : answers.Any(answer => answer.Item == rule.Item && Conditions.Meets(rule.When!, answer.Answer)))
                yield return new RuleMet(rule, key, entry, rule.Item, KeyOf(rule, key));
    }

    private sealed record RuleMet(StoppingRule Rule, ParticipantKey Her, long? Entry, string? Item, string Key);
}
