using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>What is odd about an entry that is kept all the same. Each finding becomes a query in the same decision.</summary>
/// <remarks>A query outlives the erasure of its entry, so it says no free text of it, where a name could stand: the rule, the item's place, dates and numbers.</remarks>
internal sealed class EntryFindings(SubmitEntry command, StudyState study, Act act)
{
    private readonly QueryIds ids = new(study, act);
    private readonly List<QueryOpened> queries = [];

    public IReadOnlyList<QueryOpened> Queries => queries;

    // The entry will stand at the study's present size.
    public void Add(string rule, string? item, string text) =>
        queries.Add(new QueryOpened(command.Participant, ids.Next(), study.Size, item, text, rule));

    public void LookAtNumber()
    {
        var numbering = study.Participants[command.Participant].Devices[command.Device];
        if (numbering.HoleBefore(command.Number) is { } hole)
            Add("device.number-hole", null, hole.First == hole.Last
                ? Say($"Device numbering hole: entry number {hole.First} of her device has not arrived. Is it still on the device?")
                : Say($"Device numbering hole: the entries number {hole.First} to {hole.Last} of her device have not arrived. Are they still on the device?"));
        else if (command.Number < 1 || !numbering.Awaits(command.Number))
            Add("device.number-again", null, Say($"Her device gave the number {command.Number} to more than one entry, or numbers that do not count from 1."));
    }

    /// <summary>A device with a key signs what it sends. What it did not sign is kept all the same: somebody asks.</summary>
    public void LookAtSignature()
    {
        if (study.DeviceKeys.TryGetValue(command.Device, out var key) && !DeviceKey.Signed(key, DeviceKey.EntryText(study.Opened!.Study, command), command.Signature))
            Add("device.signature", null, "The signature of the entry is missing or is not of her device's key. Did she write it?");
    }

    /// <summary>A phone that is hers no longer may still hold diaries of hers, and somebody else may write on it.</summary>
    public void LookAtHolder()
    {
        if (study.Participants[command.Participant].Revoked.ContainsKey(command.Device))
            Add("device.revoked", null, "The entry came from a phone that had been taken away from her. Did she write it, and when?");
    }

    public void LookAtClock()
    {
        if (ClockEvidence.Read(command.Seen) is { } seen && ClockEvidence.Read(command.LocalClock) is { } made && seen - made >= ClockEvidence.Tolerance)
            Add("device.clock-back", null, Say($"Her device's clock had been set back {Math.Floor((seen - made).TotalMinutes):0} min when the entry was made. It was not corrected: when was it made?"));
        foreach (var clock in new[] { command.LocalClock, command.SentClock, command.Seen })
            if (clock is not null && ClockEvidence.Read(clock) is null)
                Add("device.clock-unreadable", null, $"What her device's clock said cannot be read: {Start(clock)}");
        var skew = ClockEvidence.Of(command, act).Skew;
        var (size, word) = skew < Duration.Zero ? (-skew, "behind") : (skew, "ahead of");
        if (size >= ClockEvidence.Tolerance)
            Add("device.clock-skew", null, Say($"Her device's clock stood {Math.Floor(size.TotalMinutes):0} min {word} the server's. It was not corrected: what do her entries of that day mean?"));
    }

    public void LookAtVerdict(VerdictGiven given, ItemsRecorded items)
    {
        if (!KeptEntries.Counts(given.Verdict))
            Add($"verdict.{Kebab.Of(given.Verdict.ToString())}", null, $"The entry for {Named(given.Occasion)} is kept but left out of the analysis: {Words(given.Verdict, items)}.");
        else if (ClockEvidence.Of(command, act).IsUnproven)
            Add("device.clock-unproven", null, "The entry counts because of what her device's clock said; it arrived more than 7 days later, and the device did not say what its clock read then. When was it made?");
        if (given.Occasion.Repeat > 0 && !PhoneForms.Has(items.Form))
            Add("entry.repeat", null, Say($"There are {given.Occasion.Repeat + 1} entries for {Named(given.Occasion)}. The first that was made in time or late counts; is that right?"));
    }

    public void LookAtItems(ItemsRecorded items)
    {
        var her = study.Participants[command.Participant];
        var form = FormItems.Of(study.ProtocolOf(her), items.Form);
        var resting = DiaryItems.Resting(study.ProtocolOf(her), her, items.Form, items.Occasion);
        var left = Branching.NotAsked(form, items.Answers, resting);
        foreach (var answer in items.Answers.Where(answer => left.Contains(answer.Item)))
            Add("entry.not-asked", answer.Item, resting.Contains(answer.Item)
                ? $"{answer.Item} is not asked in the period of that day, and yet it was answered. It is kept and left out of the analysis. Was a visit held on another date than is written down?"
                : $"The answers before it leave {answer.Item} out, and yet it was answered. It is kept and left out of the analysis. Which answer is right?");
        foreach (var (index, answer) in items.Answers.Index())
            if (form.FirstOrDefault(item => item.Id == answer.Item) is not { } asked)
                Add("entry.unknown-item", null, Say($"Answer {index + 1} of the entry is to an item that the form of her protocol version does not have. It is kept."));
            else if (answer.Answer is not (Answer.Skipped or Answer.NotDone) && ItemRules.Broken(asked, answer.Answer) is { } broken)
                Add(broken.Code == "form.out-of-range" ? "entry.out-of-range" : "entry.wrong-kind", answer.Item, $"{broken.What} The answer is kept.");
    }

    /// <summary>Whatever the verdict on the entry: who is in trouble is in trouble when her diary is late, too.</summary>
    public void LookAtAlerts(ItemsRecorded items)
    {
        var her = study.Participants[command.Participant];
        foreach (var alert in RaisedAlerts.By(study.ProtocolOf(her), items.Form, items.Answers).Where(alert => !KeptEntries.Holds(her, PhoneForms.Report, PhoneForms.Alarm(alert, items))))
            Add(RaisedAlerts.RuleOf(alert), alert.Item, RaisedAlerts.Text(alert, "her answer", act.At));
        if (Alarming(items) is { } told && !KeptEntries.Holds(her, items.Form, items.Occasion))
            Add(RaisedAlerts.RuleOf(told), told.Item, RaisedAlerts.Text(told, "the answer that she has given on her phone, and may not have sent yet,", act.At));
    }

    /// <summary>The alert that a report of her phone names; null when it names none of her version.</summary>
    private Alert? Alarming(ItemsRecorded items) => items.Form != PhoneForms.Report ? null
        : study.ProtocolOf(study.Participants[command.Participant]).Calls.FirstOrDefault(alert => items.Answers.Any(answer => answer is { Item: PhoneForms.Alert, Answer: Answer.Text named } && named.Value == alert.Id));

    /// <summary>She turned to the team: somebody reads it. What she wrote stands in the entry alone.</summary>
    /// <param name="items">The entry.</param>
    /// <param name="left">Whether she has left the study by now.</param>
    public void LookAtWords(ItemsRecorded items, bool left)
    {
        if (items.Form == PhoneForms.Report && Alarming(items) is null)
            Add("phone.report", null, "She tells from her phone that something is wrong. Call her; what she wrote stands among her values. Record an adverse event if it is one, and say here what came of it.");
        else if (items.Form == PhoneForms.Withdrawal)
            Add("phone.withdrawal", null, $"She says on her phone that she leaves the study. {(left ? "Nothing more is asked of her." : "It was not taken as her withdrawal, since the study is locked or the phone is no longer hers.")} Call her once: is she well, what does she hand back, and was it she?");
        else if (items.Form == PhoneForms.Note)
            Add("phone.note", null, $"She sent a note to {NamedDay(items)}. What she wrote stands among her values. Correct it with her if it is wrong, and say here what came of it.");
    }

    /// <summary>What a note is about. A phone may say anything: only what is in her protocol is named.</summary>
    private string NamedDay(ItemsRecorded items)
    {
        if (KeptEntries.DiaryDayOf(items.Occasion) is { } diary)
            return $"her diary of {LocalDatePattern.Iso.Format(diary)}";
        var protocol = study.ProtocolOf(study.Participants[command.Participant]);
        return items.Occasion.Key.Split(':', 3) switch
        {
            ["event", var form, var at] when protocol.Events.FirstOrDefault(one => one.Id == form) is { } happened && InstantPattern.ExtendedIso.Parse(at).TryGetValue(default, out var moment) =>
                $"what she wrote under \u201c{happened.Title}\u201d at {InstantPattern.General.Format(moment)}",
            ["prompt", var form, var key] when protocol.Prompts.FirstOrDefault(one => one.Id == form) is { } prompt && OccasionDay.Of(new Occasion(OccasionKind.Prompt, key)) is { } day =>
                $"what she answered under \u201c{prompt.Title}\u201d on {LocalDatePattern.Iso.Format(day)}",
            _ => "a diary that she has sent",
        };
    }

    // A device may say anything at any length; halves of a character and control characters cannot be written.
    private static string Start(string clock) => new([.. clock.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(60)]);

    private string Named(Occasion occasion) =>
        KeptEntries.DiaryDayOf(occasion) is not null || OccasionDay.Of(occasion) is not null || study.ProtocolOf(study.Participants[command.Participant]).Visits.Any(visit => visit.Id == occasion.Key)
            ? occasion.Key
            : "that occasion";

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Words(Verdict verdict, ItemsRecorded items) => verdict switch
    {
        Verdict.OutsideWindow when items.Occasion.Kind == OccasionKind.Prompt => "it came outside the window of that prompt",
        Verdict.Future when items.Occasion.Kind == OccasionKind.Prompt => "that prompt had not come",
        Verdict.OutsideWindow when items.Form != FormItems.Diary && FormItems.AreHers(study.ProtocolOf(study.Participants[command.Participant]), items.Form) => "it came outside the days of the diary",
        Verdict.OutsideWindow when items.Form != FormItems.Diary || items.Occasion.Kind == OccasionKind.Visit => "a device writes the diary and nothing else",
        Verdict.OutsideWindow => "it came outside the window of that day",
        Verdict.Future => "the window of that day had not opened",
        Verdict.BeforeConsent => "that day lies before her consent",
        Verdict.AfterWithdrawal => "that day lies after her withdrawal",
        Verdict.AfterLock => "the study is locked",
        Verdict.AfterRevocation => "it was made after the phone had been taken away from her",
        _ => "",
    };
}
