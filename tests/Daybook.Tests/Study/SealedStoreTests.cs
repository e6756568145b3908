using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Daybook.Tests.Study;

public sealed class SealedStoreTests : IDisposable
{
    private static readonly IReadOnlyList<Arm> Arms = [new Arm { Id = "AB", Treatments = ["a", "b"] }, new Arm { Id = "BA", Treatments = ["b", "a"] }];

    private static readonly AllocationList List = new(
        new Dictionary<string, IReadOnlyList<string>> { ["south"] = ["BA"], ["north"] = ["AB", "BA"] },
        new Dictionary<KitId, string> { [new("K-2")] = "b", [new("K-1")] = "a" });

    private readonly StudyFolder _folder = new(Path.Combine(StudyOnDisk.NewFolder(), "study"));

    public SealedStoreTests() => _folder.Make();

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder.Root)!, recursive: true);

    [Fact]
    public void the_commitment_is_the_one_of_the_specification()
    {
        var salts = Enumerable.Range(0, 5).Select(i => Enumerable.Repeat((byte)i, 32).ToArray()).ToList();

        // Written again by hand from spec/sealed.md: strata and kits in ordinal order, the tree of RFC 6962 over five leaves.
        var leaves = new[]
        {
            Place("north", 0, "AB", salts[0]), Place("north", 1, "BA", salts[1]), Place("south", 0, "BA", salts[2]),
            Kit("K-1", "a", salts[3]), Kit("K-2", "b", salts[4]),
        };
        var root = Node(Node(Node(leaves[0], leaves[1]), Node(leaves[2], leaves[3])), leaves[4]);

        Assert.Equal(Convert.ToHexStringLower(root), AllocationCommitment.Of(List, salts));
    }

    [Fact]
    public void one_arm_one_kit_or_one_salt_changed_changes_the_commitment()
    {
        var salts = Enumerable.Range(0, 5).Select(i => Enumerable.Repeat((byte)i, 32).ToArray()).ToList();
        var commitment = AllocationCommitment.Of(List, salts);

        var otherArm = List with { Places = new Dictionary<string, IReadOnlyList<string>> { ["south"] = ["AB"], ["north"] = ["AB", "BA"] } };
        var otherKit = List with { Kits = new Dictionary<KitId, string> { [new("K-2")] = "a", [new("K-1")] = "a" } };
        var otherSalts = salts.ToList();
        otherSalts[4] = new byte[32];
        otherSalts[4][31] = 1;

        Assert.NotEqual(commitment, AllocationCommitment.Of(otherArm, salts));
        Assert.NotEqual(commitment, AllocationCommitment.Of(otherKit, salts));
        Assert.NotEqual(commitment, AllocationCommitment.Of(List, otherSalts));
    }

    [Fact]
    public void the_numbers_of_a_minimisation_are_committed_to_in_the_order_of_their_places()
    {
        var salts = Enumerable.Range(0, 4).Select(i => Enumerable.Repeat((byte)i, 32).ToArray()).ToList();
        var minimised = List with { Places = new Dictionary<string, IReadOnlyList<string>>(), Minimised = new MinimisedPlaces(new MinimisationRule([], [], Imbalance.Range, 0.8m), [7, 1L << 40]) };
        var root = Node(Node(Draw(0, 7, salts[0]), Draw(1, 1L << 40, salts[1])), Node(Kit("K-1", "a", salts[2]), Kit("K-2", "b", salts[3])));

        Assert.Equal(Convert.ToHexStringLower(root), AllocationCommitment.Of(minimised, salts));
        Assert.NotEqual(Convert.ToHexStringLower(root), AllocationCommitment.Of(minimised with { Minimised = minimised.Minimised! with { Draws = [8, 1L << 40] } }, salts));
    }

    [Fact]
    public void another_salt_hides_the_same_list_behind_another_commitment()
    {
        using var one = SealedStore.Open(_folder);
        var first = one.Seal(List, Arms, new TestEntropy(1));

        Assert.NotEqual(first, AllocationCommitment.Of(List, [.. Enumerable.Range(0, 5).Select(_ => new byte[32])]));
        Assert.True(one.KeepsPromise(first));
    }

    [Fact]
    public void it_is_written_once()
    {
        using var store = SealedStore.Open(_folder);
        var commitment = store.Seal(List, Arms, new TestEntropy(1));

        var refused = Assert.Throws<StudyException>(() => store.Seal(List, Arms, new TestEntropy(2)));

        Assert.Equal("sealed.already", refused.Code);
        using var again = SealedStore.Open(_folder);
        Assert.Equal(commitment, again.Commitment);
        Assert.Throws<StudyException>(() => again.Seal(List, Arms, new TestEntropy(2)));
    }

    [Theory, InlineData("UPDATE sealed SET commitment = 'x'"), InlineData("DELETE FROM sealed"), InlineData("INSERT INTO sealed VALUES (2, 'x', x'00')")]
    public void the_database_itself_refuses_a_second_writing(string sql)
    {
        using var store = SealedStore.Open(_folder);
        store.Seal(List, Arms, new TestEntropy(1));
        using var connection = new SqliteConnection($"Data Source={_folder.Sealed};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;

        Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());
    }

    [Theory]
    [InlineData("K-1", "north", 0, 0, true)]
    [InlineData("K-2", "north", 0, 0, false)]
    [InlineData("K-2", "north", 0, 1, true)]
    [InlineData("K-2", "north", 1, 0, true)]
    [InlineData("K-1", "south", 0, 0, false)]
    [InlineData("K-9", "north", 0, 0, false)]
    [InlineData("K-1", "nowhere", 0, 0, false)]
    [InlineData("K-1", "north", 7, 0, false)]
    [InlineData("K-1", "north", 0, 2, false)]
    [InlineData("K-1", "north", -1, 0, false)]
    public void it_answers_whether_a_kit_fits_and_nothing_else(string kit, string stratum, int index, int period, bool fits)
    {
        using var store = SealedStore.Open(_folder);
        store.Seal(List, Arms, new TestEntropy(1));

        Assert.Equal(fits, store.Fits(new KitId(kit), stratum, index, period));
    }

    [Fact]
    public void an_arm_that_the_protocol_does_not_have_is_not_sealed_and_not_named()
    {
        using var store = SealedStore.Open(_folder);
        var list = List with { Places = new Dictionary<string, IReadOnlyList<string>> { ["north"] = ["SECRET"] } };

        var refused = Assert.Throws<StudyException>(() => store.Seal(list, Arms, new TestEntropy(1)));

        Assert.DoesNotContain("SECRET", refused.Message, StringComparison.Ordinal);
        Assert.False(store.IsSealed);
    }

    [Fact]
    public void a_changed_byte_is_found_when_it_is_opened()
    {
        using (var store = SealedStore.Open(_folder))
            store.Seal(List, Arms, new TestEntropy(1));
        var key = Path.Combine(_folder.Keys, "sealed.key");
        var bytes = File.ReadAllBytes(key);
        bytes[0] ^= 1;
        File.WriteAllBytes(key, bytes);

        Assert.Equal("sealed.damaged", Assert.Throws<StudyException>(() => SealedStore.Open(_folder)).Code);
    }

    private static byte[] Place(string stratum, int index, string arm, byte[] salt)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, index);
        return SHA256.HashData([0, .. "alloc/v1"u8, .. Text(stratum), .. number, .. Text(arm), .. salt]);
    }

    private static byte[] Draw(int index, long number, byte[] salt)
    {
        var numbers = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(numbers, index);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(4), number);
        return SHA256.HashData([0, .. "draw/v1"u8, .. numbers, .. salt]);
    }

    private static byte[] Kit(string kit, string content, byte[] salt) => SHA256.HashData([0, .. "kit/v1"u8, .. Text(kit), .. Text(content), .. salt]);

    private static byte[] Text(string text) => [(byte)(text.Length >> 8), (byte)text.Length, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
