using System.Globalization;
using CsCheck;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

/// <summary>The journal against a list: an id that was accepted is in it once, with what it first said; batches do not matter.</summary>
public class JournalModelTests
{
    private static readonly Gen<(int Id, int Site)[][]> Scripts =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 1]).Array[1, 6].Array[1, 12];

    [Fact]
    public void the_journal_is_a_list_that_remembers_ids() => Scripts.Sample(Walk, iter: 40, threads: 1);

    private static void Walk((int Id, int Site)[][] script)
    {
        WalkOn(script).GetAwaiter().GetResult();
    }

    private static async Task WalkOn((int Id, int Site)[][] script)
    {
        await using var disk = await Make();
        var model = new Dictionary<int, int>();
        var order = new List<int>();
        foreach (var batch in script)
        {
            var replies = await disk.Study.Journal.DoBatch([.. batch.Select(Ask)]);
            foreach (var ((id, site), reply) in batch.Zip(replies))
            {
                if (model.TryAdd(id, site))
                    order.Add(id);
                if (model[id] == site)
                    Assert.Equal(3 + order.IndexOf(id), Assert.IsType<Reply.Done>(reply).Receipts.Single().Seq);
                else
                    Assert.Equal("command.id-reused", Assert.IsType<Reply.Refused>(reply).Refusal.Code);
            }
        }
        await disk.Reopen();
        Assert.Equal(3 + order.Count, disk.Study.Head.Size);
        Assert.Equal(model.OrderBy(m => m.Key).Select(m => Key(m.Key).Value).Order(), disk.State.Participants.Keys.Select(k => k.Value));
    }

    private static Request Ask((int Id, int Site) asked) => new(
        new ScreenParticipant(Key(asked.Id), asked.Site == 0 ? "north" : "south", new LocalDate(2026, 6, 1), "clinic", null),
        Cora,
        "id-" + asked.Id.ToString(CultureInfo.InvariantCulture));

    private static ParticipantKey Key(int id) => new(string.Create(CultureInfo.InvariantCulture, $"p-{id:00}"));
}
