using Daybook.Ledger;

namespace Daybook.Tests.Ledger;

/// <summary>The quick proofs are the slow ones, for every tree and every leaf up to a size.</summary>
public sealed class TreeNodesTests
{
    private const int Most = 130;

    private static readonly List<Hash> Leaves = [.. Enumerable.Range(0, Most).Select(n => Hash.Of([(byte)n]))];

    [Fact]
    public void every_proof_is_that_of_the_plain_tree()
    {
        var nodes = new TreeNodes();
        Leaves.ForEach(nodes.Append);
        Assert.Equal(Most, nodes.Count);
        for (var size = 1; size <= Most; size++)
        {
            var tree = Leaves.Take(size).ToList();
            for (var at = 0; at < size; at++)
            {
                Assert.Equal(MerkleTree.InclusionProof(tree, at), nodes.InclusionProof(at, size));
                Assert.Equal(MerkleTree.ConsistencyProof(tree, at + 1), nodes.ConsistencyProof(at + 1, size));
            }
        }
    }

    [Fact]
    public void what_is_not_there_is_not_proved()
    {
        var nodes = new TreeNodes();
        nodes.Append(Leaves[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => nodes.InclusionProof(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => nodes.InclusionProof(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => nodes.ConsistencyProof(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => nodes.ConsistencyProof(1, 2));
    }
}
