using CsCheck;
using Daybook.Ledger;
using Xunit;

namespace Daybook.Tests.Ledger;

/// <summary>Random walks over a store beside a plain list: whatever happens, they agree and the log verifies.</summary>
public sealed class LedgerWalkTests
{
    private static readonly Gen<(int What, int How)[]> Walks = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1000]).Array[1, 25];

    [Fact]
    public void after_any_walk_the_store_holds_what_the_list_holds_and_verifies() => Walks.Sample(Walk, iter: 40, threads: 2);

    private static void Walk((int What, int How)[] steps)
    {
        using var folder = new TemporaryFolder();
        using var keys = Sample.Keys();
        var list = new List<(EntryDraft Draft, bool Redacted)>();
        var store = SqliteLedgerStore.Create(folder["ledger.db"], keys);
        try
        {
            var drawn = 0;
            foreach (var (what, how) in steps)
            {
                switch (what)
                {
                    case 0:
                        store.Dispose();
                        store = SqliteLedgerStore.Open(folder["ledger.db"]);
                        break;
                    case 1 when list.Count > 0:
                        var taken = Sample.Draft(10_001) with { EntryId = list[how % list.Count].Draft.EntryId };
                        Assert.Throws<DuplicateEntryException>(() => store.Append(store.Head, [Sample.Draft(10_000), taken], keys));
                        break;
                    case 2 when list.Count > 0:
                        Assert.Throws<LedgerHeadMovedException>(() => store.Append(LedgerHead.Empty, [Sample.Draft(10_000)], keys));
                        break;
                    case 3:
                        Assert.Throws<TimeoutException>(() => store.Append(store.Head, [Sample.Draft(10_000)], keys, (_, _, _) => throw new TimeoutException()));
                        break;
                    case 4 when list.FindIndex(how % Math.Max(1, list.Count), IsOpen) is >= 0 and var at:
                        var notice = Sample.Notice(drawn++, at);
                        Assert.True(store.Redact(store.Head, [at], notice, keys).Scrubbed);
                        list[at] = (list[at].Draft, true);
                        list.Add((notice, false));
                        break;
                    default:
                        var drafts = Sample.Drafts(drawn, 1 + how % 9);
                        drawn += drafts.Length;
                        store.Append(store.Head, drafts, keys);
                        list.AddRange(drafts.Select(d => (d, false)));
                        break;
                }
            }
            Compare(store, keys, list);
        }
        finally
        {
            store.Dispose();
        }
    }

    private static bool IsOpen((EntryDraft Draft, bool Redacted) entry) => !entry.Redacted && entry.Draft.Type != RedactionNotice.Type;

    private static void Compare(SqliteLedgerStore store, CheckpointKeys keys, List<(EntryDraft Draft, bool Redacted)> list)
    {
        var sealedEntries = list.Select((e, seq) => e.Draft.Seal(seq)).ToList();
        Assert.Equal(new LedgerHead(list.Count, MerkleTree.Root([.. sealedEntries.Select(e => e.LeafHash)])), store.Head);
        var read = store.Read().ToList();
        Assert.Equal(sealedEntries.Select(e => e.Envelope), read.Select(e => e.Envelope));
        Assert.Equal(list.Select(e => e.Redacted ? null : e.Draft.Payload), read.Select(e => e.Payload));
        var verdict = LedgerVerifier.Verify(store, keys.VerifierKeys);
        Assert.True(verdict.Holds, string.Join('\n', verdict.Flaws));
        Assert.Equal(list.Count(e => e.Redacted), verdict.Redacted);
    }
}
