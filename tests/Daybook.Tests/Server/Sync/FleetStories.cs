namespace Daybook.Tests.Server.Sync;

/// <summary>What becomes of many phones when the server is set back, and when phones are wiped.</summary>
internal static class FleetStories
{
    /// <summary>What was found.</summary>
    public sealed record SetBack(int Phones, int Saved, int Lost, int Doubled, int ToldOf, int ShouldTell);

    /// <summary>What was found.</summary>
    public sealed record Wiped(int Phones, int Reported, int Clean, int FalseAlarms, int Lost, int Doubled);

    /// <summary>A day after the backup the server is set back to it. Every phone comes once more, in the evening as always; some were without a network, some had joined after the backup.</summary>
    public static async Task<SetBack> SetTheServerBack(PhoneStudy study, PhoneProcess node, int phones)
    {
        var fleet = new Fleet(study, node, PhoneStudy.People(phones));
        var (late, all) = (Math.Max(1, phones / 100), Enumerable.Range(0, phones).ToList());
        foreach (var phone in all.SkipLast(late))
            await fleet.Join(phone);
        foreach (var phone in all.SkipLast(late))
            await fleet.Evening(phone, 0, online: true);
        await study.BackUp();
        fleet.Pass(24);
        foreach (var phone in all.TakeLast(late))
            await fleet.Join(phone);
        foreach (var phone in all)
            await fleet.Evening(phone, 1, online: phone % 10 != 3);
        await study.SetBack();
        fleet.Pass(24);
        foreach (var phone in all.TakeLast(late))
            await fleet.JoinAgain(phone);
        foreach (var phone in all)
            await fleet.Evening(phone, 2, online: true);
        var (lost, doubled) = fleet.Look();
        var told = fleet.Asked("record.rolled-back");
        return new SetBack(phones, fleet.Saved, lost, doubled, told.Count, all.Count(phone => phone % 10 != 3 || phone >= phones - late));
    }

    /// <summary>Half of the phones save diaries without a network and are wiped before they have sent them; the others are without a network for a while and are not wiped.</summary>
    public static async Task<Wiped> Wipe(PhoneStudy study, PhoneProcess node, int wiped, int clean)
    {
        var fleet = new Fleet(study, node, PhoneStudy.People(wiped + clean));
        var all = Enumerable.Range(0, wiped + clean).ToList();
        foreach (var phone in all)
            await fleet.Join(phone);
        for (var evening = 0; evening < 6; evening++)
        {
            foreach (var phone in all)
                await fleet.Evening(phone, evening, online: evening <= phone % 5);
            fleet.Pass(24);
        }
        foreach (var phone in all.Take(wiped))
        {
            fleet.Forgive(phone);
            await fleet.Join(phone);
        }
        foreach (var phone in all)
            await fleet.Evening(phone, 6, online: true);
        var (lost, doubled) = fleet.Look();
        var asked = fleet.Asked("device.replaced").Concat(fleet.Asked("device.number-hole")).ToHashSet();
        var people = PhoneStudy.People(wiped + clean);
        return new Wiped(wiped, people.Take(wiped).Count(asked.Contains), clean, people.Skip(wiped).Count(asked.Contains), lost, doubled);
    }
}
