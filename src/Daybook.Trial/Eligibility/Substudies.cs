using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>Who takes part in which sub-study: a function of the answers to the form that asks.</summary>
public static class Substudies
{
    /// <summary>Whether her answers meet every criterion of the sub-study.</summary>
    public static bool Joined(Substudy substudy, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(substudy);
        ArgumentNullException.ThrowIfNull(participant);
        return Meets(substudy, Known(participant));
    }

    /// <summary>The sub-study to which the form or test belongs and in which she does not take part; null when she may have it.</summary>
    public static Substudy? ClosedTo(Protocol protocol, Participant participant, string formOrTest)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(participant);
        return ClosedTo(protocol, Known(participant), formOrTest);
    }

    /// <summary>The same, of answers that are not recorded yet.</summary>
    public static Substudy? ClosedTo(Protocol protocol, IReadOnlyDictionary<string, Answer> fitness, string formOrTest)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var of = protocol.Substudies.Where(substudy => substudy.Forms.Contains(formOrTest) || substudy.Labs.Contains(formOrTest) || substudy.Sensory.Contains(formOrTest)).ToList();
        return of.Exists(substudy => Meets(substudy, fitness)) ? null : of.FirstOrDefault();
    }

    /// <summary>The last answer to every item that decides.</summary>
    public static IReadOnlyDictionary<string, Answer> Known(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        var known = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var answer in participant.Fitness.Values.SelectMany(answers => answers))
            known[answer.Item] = answer.Answer;
        return known;
    }

    /// <summary>Keeps the answers on which a sub-study or a stratum may depend: those to the forms of visits that say yes, no or a number. All others are values only.</summary>
    /// <remarks>A sub-study that an amendment adds can ask what she has answered long before, and the state is all that a decision reads.</remarks>
    internal static Participant Learn(Protocol protocol, Participant her, long entry, string form, IEnumerable<ItemAnswer> answers)
    {
        var deciding = protocol.Forms.Where(known => known.Id == form).SelectMany(known => known.Items).Where(item => item.Kind is not (ItemKind.Choice or ItemKind.Time or ItemKind.Date or ItemKind.Text)).Select(item => item.Id)
            .Concat(BaselineFactors.Items(protocol)).ToHashSet(StringComparer.Ordinal);
        return answers.Where(answer => deciding.Contains(answer.Item) && !IsErased(answer.Answer)).ToImmutableArray() is { Length: > 0 } kept ? her with { Fitness = her.Fitness.SetItem(entry, kept) } : her;
    }

    private static bool IsErased(Answer answer) => answer is Answer.NotDone { Reason: RedactedEntry.Reason };

    /// <summary>What was erased decides nothing any more, as when the ledger is read again.</summary>
    internal static StudyState Forget(StudyState study, PayloadRedacted redacted)
    {
        var gone = redacted.Entries.Select(entry => entry.Entry).ToList();
        foreach (var her in study.Participants.Values.Where(her => gone.Exists(her.Fitness.ContainsKey)))
            study = study.Change(her.Key, known => known with { Fitness = known.Fitness.RemoveRange(gone) });
        return study;
    }

    private static bool Meets(Substudy substudy, IReadOnlyDictionary<string, Answer> fitness) =>
        substudy.Require.All(required => fitness.TryGetValue(required.Item, out var answer) && Conditions.Meets(required.Is, answer));
}
