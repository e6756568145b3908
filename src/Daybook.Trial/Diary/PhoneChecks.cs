namespace Daybook.Trial;

/// <summary>What was found when a phone was set up, as it stands.</summary>
/// <param name="Installed">Whether the diary is on its home screen.</param>
/// <param name="Persisted">Whether its browser keeps what it stores.</param>
/// <param name="Reminded">Whether a test reminder came.</param>
/// <param name="Practised">Whether the diary was tried out.</param>
public sealed record PhoneChecks(bool Installed, bool Persisted, bool Reminded, bool Practised)
{
    /// <summary>Whether its browser may forget her answers: it has promised nothing, and the diary is not on the home screen, which is spared. The phone warns her by the same rule.</summary>
    public bool MayForget => !Persisted && !Installed;

    /// <summary>Whether a phone that she still has may forget what it has not sent.</summary>
    public static bool AtRisk(Participant her)
    {
        ArgumentNullException.ThrowIfNull(her);
        return her.Phones.Any(phone => phone.Value.MayForget && !her.Revoked.ContainsKey(phone.Key));
    }

    /// <summary>The checks in an entry; what it does not say was not found.</summary>
    internal static PhoneChecked Of(ItemsRecorded items, string device)
    {
        bool Found(string check) => items.Answers.Any(answer => answer.Item == check && answer.Answer is Answer.Boolean(true));
        return new PhoneChecked(items.Participant, device, Found(PhoneForms.Installed), Found(PhoneForms.Persisted), Found(PhoneForms.Reminded), Found(PhoneForms.Practised));
    }

    internal static StudyState Evolve(StudyState study, PhoneChecked found) => study.Change(found.Participant, her => her with
    {
        Phones = her.Phones.SetItem(found.Device, new PhoneChecks(found.Installed, found.Persisted, found.Reminded, found.Practised)),
    });
}
