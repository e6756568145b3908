using Daybook.Ledger;
using Daybook.Trial;
using LedgerOrigin = Daybook.Ledger.Origin;

namespace Daybook.Study;

/// <summary>Puts a new entry into its envelope.</summary>
internal static class Drafting
{
    /// <param name="stores">Study key and chance.</param>
    /// <param name="recorded">The event with its place, id, time and actor.</param>
    /// <param name="made">What the decision said beside the event.</param>
    /// <param name="asked">The request.</param>
    /// <param name="index">The place within the command.</param>
    /// <param name="after">The state after the command: it knows the participant's site and version.</param>
    public static EntryDraft Of(JournalStores stores, Recorded recorded, NewEntry made, Asked asked, int index, StudyState after)
    {
        var participant = recorded.Participant is { } key ? after.Participants.GetValueOrDefault(key) : null;
        var evidence = made.Origin is null ? null : Evidence(asked.Request.Command);
        return new EntryDraft
        {
            EntryId = recorded.EntryId,
            CommandId = asked.CommandId,
            CommandIndex = index,
            StudyKey = stores.StudyKey,
            SiteId = participant?.Site,
            ParticipantKey = recorded.Participant?.Value,
            Actor = Wording.Of(recorded.By),
            Origin = made.Origin is { } origin ? new LedgerOrigin(origin.Device, origin.Number, evidence is null ? null : origin.Device) : null,
            ReceivedUtc = recorded.At.ToDateTimeOffset(),
            Type = TrialJson.TypeOf(recorded.Event),
            ProtocolHash = (participant?.Adopted ?? after.Current) is { } hash ? Hash.FromHex(hash.Value) : null,
            Payload = made.Payload?.ToArray() ?? StoredEvents.Write(recorded.Event),
            Salt = Salt(stores.Options.Entropy, recorded.Seq),
            Attestation = evidence,
        };
    }

    private static byte[] Salt(IEntropy entropy, long seq)
    {
        var salt = new byte[EntryDraft.SaltSize];
        entropy.Fill("entry-salt", seq, salt);
        return salt;
    }

    /// <summary>The device's signature with what its clock said. A signature that is no base64 is no evidence, and no reason to lose an entry.</summary>
    private static Attestation? Evidence(Command command)
    {
        if (command is not SubmitEntry { Signature: { } text } entry)
            return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length is > 0 and <= 1024
            ? new Attestation(bytes[..length], Worded(entry.LocalClock), Worded(entry.Zone))
            : null;
    }

    private static string Worded(string? text)
    {
        var clean = new string([.. (text ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(60)]);
        return clean.Length == 0 ? "not given" : clean;
    }
}
