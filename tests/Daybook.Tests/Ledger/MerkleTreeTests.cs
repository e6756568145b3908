using CsCheck;
using Daybook.Ledger;
using Xunit;
using Hash = Daybook.Ledger.Hash;

namespace Daybook.Tests.Ledger;

public sealed class MerkleTreeTests
{
    private static readonly Gen<Hash> Hashes = Gen.Byte.Array[32].Select(b => new Hash(b));
    private static readonly Gen<List<Hash>> Trees = Hashes.List[1, 70];

    [Fact]
    public void the_empty_tree_has_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", MerkleTree.Root([]).ToString());

    [Fact]
    public void appending_gives_the_root_of_the_definition_at_every_size() => Trees.Sample(leaves =>
    {
        var frontier = new Frontier();
        for (var n = 0; n < leaves.Count; n++)
        {
            frontier.Append(leaves[n]);
            Assert.Equal(Defined(leaves.GetRange(0, n + 1)), frontier.Root);
        }
    }, iter: 50);

    [Fact]
    public void a_frontier_continues_from_its_bytes() => Gen.Select(Trees, Trees).Sample((first, then) =>
    {
        var whole = new Frontier();
        first.ForEach(whole.Append);
        var continued = Frontier.FromBytes(whole.Size, whole.ToBytes());
        then.ForEach(whole.Append);
        then.ForEach(continued.Append);
        Assert.Equal((whole.Size, whole.Root), (continued.Size, continued.Root));
    }, iter: 200);

    [Fact]
    public void every_inclusion_proof_verifies_and_no_mutated_one_does() =>
        Gen.Select(Trees, Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 255]).Sample((leaves, at, which, bit) =>
        {
            var (index, size) = (at % leaves.Count, leaves.Count);
            var (proof, root) = (MerkleTree.InclusionProof(leaves, index), MerkleTree.Root(leaves));
            Assert.True(MerkleTree.VerifyInclusion(index, size, leaves[index], proof, root));
            Assert.False(MerkleTree.VerifyInclusion(index, size, Flip(leaves[index], bit), proof, root));
            Assert.False(MerkleTree.VerifyInclusion(index, size, leaves[index], proof, Flip(root, bit)));
            Assert.False(MerkleTree.VerifyInclusion(index, size, leaves[index], [.. proof, root], root));
            foreach (var other in Enumerable.Range(0, size).Where(i => i != index))
                Assert.False(MerkleTree.VerifyInclusion(other, size, leaves[index], proof, root));
            if (proof.Count > 0)
                Assert.False(MerkleTree.VerifyInclusion(index, size, leaves[index], FlipOne(proof, which, bit), root));
        }, iter: 300);

    [Fact]
    public void every_consistency_proof_verifies_and_no_mutated_one_does() =>
        Gen.Select(Trees, Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 255]).Sample((leaves, at, which, bit) =>
        {
            var (old, size) = (1 + at % leaves.Count, leaves.Count);
            var (proof, root) = (MerkleTree.ConsistencyProof(leaves, old), MerkleTree.Root(leaves));
            var before = MerkleTree.Root(leaves.GetRange(0, old));
            Assert.True(MerkleTree.VerifyConsistency(old, size, before, root, proof));
            Assert.False(MerkleTree.VerifyConsistency(old, size, Flip(before, bit), root, proof));
            Assert.False(MerkleTree.VerifyConsistency(old, size, before, Flip(root, bit), proof));
            Assert.False(MerkleTree.VerifyConsistency(old, size, before, root, [.. proof, root]));
            if (proof.Count > 0)
                Assert.False(MerkleTree.VerifyConsistency(old, size, before, root, FlipOne(proof, which, bit)));
        }, iter: 300);

    [Fact]
    public void from_the_empty_tree_nothing_is_proven()
    {
        Assert.False(MerkleTree.VerifyConsistency(0, 0, MerkleTree.EmptyRoot, MerkleTree.EmptyRoot, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.ConsistencyProof([MerkleTree.EmptyRoot], 0));
    }

    /// <summary>MTH as RFC 6962 section 2.1 writes it, slowly.</summary>
    private static Hash Defined(List<Hash> leaves)
    {
        if (leaves.Count == 1)
            return leaves[0];
        var split = 1;
        while (split * 2 < leaves.Count)
            split *= 2;
        return MerkleTree.HashNode(Defined(leaves.GetRange(0, split)), Defined(leaves.GetRange(split, leaves.Count - split)));
    }

    private static List<Hash> FlipOne(IReadOnlyList<Hash> proof, int which, int bit) =>
        [.. proof.Select((h, i) => i == which % proof.Count ? Flip(h, bit) : h)];

    private static Hash Flip(Hash hash, int bit)
    {
        var bytes = hash.ToBytes();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return new Hash(bytes);
    }
}
