using Daybook.Ledger;
using Xunit;

namespace Daybook.Tests.Ledger;

public sealed class CheckpointTests
{
    [Fact]
    public void the_checkpoint_vectors_agree_attacks_included()
    {
        foreach (var vector in Vectors.Own("checkpoint"))
        {
            var keys = vector.GetProperty("keys").EnumerateArray().Select(k => VerifierKey.Parse(k.GetString()!)).ToList();
            Checkpoint? checkpoint = null;
            string? problem = null;
            try
            {
                checkpoint = Checkpoint.Parse(vector.String("note"));
            }
            catch (FormatException e)
            {
                problem = e.Message;
            }
            var accepted = checkpoint is not null && checkpoint.Verify(keys, out problem);
            Assert.True(accepted != vector.WantsError(), $"{vector.Description()}: {problem ?? "accepted"}");
            if (!accepted)
                continue;
            Assert.Equal(vector.String("origin"), checkpoint!.Origin);
            Assert.Equal(vector.GetProperty("size").GetInt64(), checkpoint.Head.Size);
            Assert.Equal(vector.String("root"), checkpoint.Head.Root.ToBase64());
            Assert.Equal(vector.String("note"), checkpoint.ToString());
        }
    }

    [Fact]
    public void both_keys_derive_from_the_seed_as_the_vectors_say()
    {
        foreach (var vector in Vectors.Own("keys"))
        {
            if (vector.WantsError())
            {
                Assert.True(Record.Exception(() => VerifierKey.Parse(vector.String("vkey"))) is FormatException, vector.Description());
                continue;
            }
            using var keys = CheckpointKeys.FromSeed(vector.String("origin"), vector.Hex("seed"));
            Assert.Equal(vector.GetProperty("keys").EnumerateArray().Select(k => k.GetString()), keys.VerifierKeys.Select(k => k.ToString()));
            Assert.All(keys.VerifierKeys, k => Assert.Equal(k.KeyId, VerifierKey.Parse(k.ToString()).KeyId));
            Assert.Equal(vector.Hex("seed"), keys.ExportSeed());
        }
    }

    [Fact]
    public void the_example_of_the_signed_note_specification_verifies_and_an_altered_one_does_not()
    {
        const string text = "This is an example message.\n\n\u2014 example.com/foo "
            + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
        VerifierKey[] keys = [VerifierKey.Parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")];
        Assert.True(SignedNote.Parse(text).Verify(keys, out var problem), problem);
        Assert.False(SignedNote.Parse(text.Replace("example message", "example massage", StringComparison.Ordinal)).Verify(keys, out _));
    }

    [Fact]
    public void the_example_of_the_checkpoint_specification_parses_and_prints_itself()
    {
        const string text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u2014 example.com/behind-the-sofa "
            + "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
        var checkpoint = Checkpoint.Parse(text);
        Assert.Equal(("example.com/behind-the-sofa", 20852163), (checkpoint.Origin, checkpoint.Head.Size));
        Assert.Equal(text, checkpoint.ToString());
    }

    [Fact]
    public void what_we_sign_verifies_with_the_texts_of_our_keys_and_names_its_head()
    {
        using var keys = Sample.Keys();
        var head = new LedgerHead(7, Hash.Of("root"u8));
        var checkpoint = Checkpoint.Parse(keys.Sign(head).ToString());
        Assert.Equal(head, checkpoint.Head);
        Assert.True(checkpoint.Verify([.. keys.VerifierKeys.Select(k => VerifierKey.Parse(k.ToString()))], out var problem), problem);
        Assert.Equal(2, checkpoint.Note.Signatures.Count);
    }

    [Fact]
    public void no_changed_character_of_a_checkpoint_verifies_as_another_head()
    {
        using var keys = Sample.Keys();
        var head = new LedgerHead(1234, Hash.Of("root"u8));
        var note = keys.Sign(head).ToString();
        for (var i = 0; i < note.Length; i++)
        {
            foreach (var c in "0A\n +=/a1")
            {
                if (note[i] == c)
                    continue;
                Assert.False(Accepts($"{note[..i]}{c}{note[(i + 1)..]}"), $"character {i} changed to '{c}'");
            }
        }

        bool Accepts(string changed)
        {
            try
            {
                return Checkpoint.Parse(changed).Verify(keys.VerifierKeys, out _);
            }
            catch (FormatException)
            {
                return false;
            }
        }
    }
}
