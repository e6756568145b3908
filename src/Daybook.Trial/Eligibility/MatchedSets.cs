using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>Which controls are whose. As many controls as can be are given to cases, so two cases may each have one of the two that they should; among the ways to do so, that in which they differ least.</summary>
/// <param name="Sets">Every case with a control, in the order of the participants.</param>
/// <param name="CasesShort">Cases with fewer controls than they should have.</param>
/// <param name="ControlsLeft">Controls that are nobody's.</param>
/// <param name="Unknown">Of whom too little is known.</param>
public sealed record MatchedSets(IReadOnlyList<MatchedSet> Sets, IReadOnlyList<ParticipantKey> CasesShort, IReadOnlyList<ParticipantKey> ControlsLeft, IReadOnlyList<ParticipantKey> Unknown)
{
    /// <summary>The sets among these participants, by what is known of them now.</summary>
    public static MatchedSets Of(Protocol protocol, IEnumerable<Participant> participants)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(participants);
        if (protocol.Matching is not { } matching)
            return new([], [], [], []);
        var people = participants.Select(her => (her.Key, Known: Likeness.Of(matching, her))).ToList();
        var cases = people.Where(her => her.Known is { IsCase: true }).ToList();
        var controls = people.Where(her => her.Known is { IsCase: false }).ToList();
        var given = Assignment.Of(cases.Count * matching.Controls, controls.Count, (slot, control) => Likeness.Distance(matching, cases[slot / matching.Controls].Known!, controls[control].Known!));
        var own = cases.Select((one, at) => new MatchedSet(one.Key, [.. Enumerable.Range(at * matching.Controls, matching.Controls).Where(slot => given[slot] >= 0).Select(slot => given[slot]).Order().Select(control => controls[control].Key)])).ToList();
        var taken = given.ToHashSet();
        return new(
            [.. own.Where(set => set.Controls.Count > 0)],
            [.. own.Where(set => set.Controls.Count < matching.Controls).Select(set => set.Case)],
            [.. controls.Where((_, at) => !taken.Contains(at)).Select(one => one.Key)],
            [.. people.Where(her => her.Known is null).Select(her => her.Key)]);
    }

    /// <summary>Asks about a control who, when she comes, finds no case that still wants one like her.</summary>
    internal static IEnumerable<TrialEvent> Question(Protocol protocol, StudyState study, Participant her, Act act)
    {
        if (protocol.Matching is not { } matching || Likeness.Of(matching, her) is not { IsCase: false })
            yield break;
        var there = study.Participants.Values.Where(other => other.Place is not null && other.Withdrawn is null && other.Key != her.Key).ToList();
        if (Matched(Of(protocol, there)) == Matched(Of(protocol, there.Append(her))))
            yield return new QueryOpened(her.Key, new QueryIds(study, act).Next(), null, null, "She is a control, and no case that still wants one is like her. Enrol a case who is, or say here why she stays.", "matching.unmatched");
    }

    private static int Matched(MatchedSets sets) => sets.Sets.Sum(set => set.Controls.Count);
}

/// <summary>A case with her controls.</summary>
public sealed record MatchedSet(ParticipantKey Case, IReadOnlyList<ParticipantKey> Controls);

/// <summary>What is compared of one participant.</summary>
internal sealed record Likeness(bool IsCase, ImmutableArray<Answer> Values)
{
    /// <summary>Null while something of it is not known.</summary>
    public static Likeness? Of(Matching matching, Participant her)
    {
        var known = Substudies.Known(her);
        var values = matching.On.Select(like => known.GetValueOrDefault(BaselineFactors.NameOf(like.Criterion, like.Item))).ToList();
        return known.GetValueOrDefault(matching.Case) is Answer.Boolean(var isCase) && values.TrueForAll(value => value is Answer.Boolean or Answer.Number) ? new(isCase, [.. values.OfType<Answer>()]) : null;
    }

    /// <summary>How far a control is from a case, in parts of what is allowed, added up; null when she is not like her.</summary>
    public static double? Distance(Matching matching, Likeness one, Likeness other)
    {
        double sum = 0;
        foreach (var (like, (a, b)) in matching.On.Zip(one.Values.Zip(other.Values)))
            switch (a, b)
            {
                case (Answer.Boolean(var yes), Answer.Boolean(var also)) when yes == also:
                    break;
                case (Answer.Number first, Answer.Number second) when Math.Abs(first.Value - second.Value) <= like.Within:
                    sum += like.Within == 0 ? 0 : (double)(Math.Abs(first.Value - second.Value) / like.Within.Value);
                    break;
                default:
                    return null;
            }
        return sum;
    }
}
