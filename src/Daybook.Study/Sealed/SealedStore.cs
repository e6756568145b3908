using System.Security.Cryptography;
using System.Text;
using Daybook.Trial;
using Microsoft.Data.Sqlite;

namespace Daybook.Study;

/// <summary>Who is to take what: written once at set-up, and asked only which kit comes next until the code is opened.</summary>
/// <remarks>At rest it is encrypted with <c>keys/sealed.key</c>, so that no arm word stands in any file of the folder.</remarks>
public sealed class SealedStore : IVault, IDisposable
{
    private static readonly byte[] Context = Encoding.ASCII.GetBytes("daybook/sealed/v1");

    private readonly SqliteConnection _database;
    private readonly byte[] _key;
    private readonly Minimise _minimise;
    private readonly bool _minimises;
    private SealedSecret? _secret;
    private MinimisedArms? _arms;

    private SealedStore(SqliteConnection database, byte[] key, Minimise? minimise)
    {
        _database = database;
        _key = key;
        _minimise = minimise ?? Unknown;
        _minimises = minimise is not null;
    }

    /// <summary>The public commitment; null until something is sealed.</summary>
    public string? Commitment { get; private set; }

    public bool IsSealed => Commitment is not null;

    /// <summary>Whether the arms of all places can be told here: they stand in the list, or somebody can compute them.</summary>
    internal bool CanBeRepeated => IsSealed && (_arms is null || _minimises);

    /// <summary>Opens the store of a study's folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="minimise">Computes the arms of a study that allocates by minimisation.</param>
    public static SealedStore Open(StudyFolder folder, Minimise? minimise = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var keyFile = Path.Combine(folder.Keys, "sealed.key");
        // A new key only for a new store: a lost key must be said, not replaced.
        var key = File.Exists(folder.Sealed) ? KeyFile.Read(keyFile) : KeyFile.ReadOrMake(keyFile, KeyFile.Draw);
        var database = SqliteFile.Open(folder.Sealed);
        database.Run("""
            CREATE TABLE IF NOT EXISTS sealed (id INTEGER PRIMARY KEY CHECK (id = 1), commitment TEXT NOT NULL, box BLOB NOT NULL) STRICT;
            CREATE TRIGGER IF NOT EXISTS sealed_never_changes BEFORE UPDATE ON sealed BEGIN SELECT RAISE(ABORT, 'the sealed store is written once'); END;
            CREATE TRIGGER IF NOT EXISTS sealed_never_goes BEFORE DELETE ON sealed BEGIN SELECT RAISE(ABORT, 'the sealed store is written once'); END;
            """);
        var store = new SealedStore(database, key, minimise);
        store.Load();
        return store;
    }

    /// <summary>Seals the list. There is no second time.</summary>
    /// <param name="list">The places and the kits.</param>
    /// <param name="arms">The arms of the protocol, whose treatments decide which kit fits.</param>
    /// <param name="entropy">Draws the salts.</param>
    /// <param name="seed">The seed of the draw, kept for whoever checks it after unblinding.</param>
    /// <param name="commitment">For the two-worlds test only: a commitment to publish in place of the true one. The code can then never be opened.</param>
    /// <returns>The commitment that the ledger is to hold.</returns>
    public string Seal(AllocationList list, IReadOnlyList<Arm> arms, IEntropy entropy, string? seed = null, string? commitment = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(entropy);
        return Seal(list, arms, DrawSalts(list, entropy), seed, commitment);
    }

    /// <summary>Seals the list with given salts, one a leaf of <see cref="AllocationCommitment"/>.</summary>
    public string Seal(AllocationList list, IReadOnlyList<Arm> arms, IReadOnlyList<byte[]> salts, string? seed = null, string? commitment = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(arms);
        if (IsSealed)
            throw new StudyException("sealed.already", "The allocation of this study is sealed already. It is written once and never replaced.");
        Check(list, arms);
        var secret = new SealedSecret(list, arms.ToDictionary(a => a.Id, a => a.Treatments, StringComparer.Ordinal), salts, seed);
        commitment ??= AllocationCommitment.Of(list, salts);
        try
        {
            _database.Run("INSERT INTO sealed (id, commitment, box) VALUES (1, $commitment, $box)", ("$commitment", commitment), ("$box", SealedBytes.Close(_key, secret.ToBytes(), Context)));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 19)
        {
            throw new StudyException("sealed.already", "The allocation of this study was sealed by somebody else. It is written once and never replaced.", e);
        }
        (_secret, Commitment) = (secret, commitment);
        _arms = Arms(secret);
        return commitment;
    }

    /// <inheritdoc/>
    public KitId? Choose(IEnumerable<KitId> shelf, string stratum, int index, KitTurn turn, IReadOnlyList<IReadOnlyList<string>> levels)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(turn);
        var secret = Secret();
        var arm = _arms is null ? ArmOf(secret.List, stratum, index) : _arms.Of(levels, index);
        var fitting = arm is null ? [] : shelf.Where(kit => Fits(secret, kit, arm, turn.Of(arm))).ToList();
        // All run out together: one treatment's that ran out alone would tell what the next person takes.
        if (turn.Lower is { } lower)
            return secret.List.LowerFor(lower).Where(fitting.Contains).Select(kit => (KitId?)kit).FirstOrDefault();
        if (secret.List.ReservedFor(stratum, index, turn.Handing) is { } kept && fitting.Contains(kept))
            return kept;
        // A spare: one that is kept for nobody if there is any, in an order that nobody knows.
        return fitting.Count == 0 ? null : fitting.MinBy(secret.SpareOrder, StringComparer.Ordinal);
    }

    /// <summary>Whether a kit holds what a place takes. Nobody outside asks this: enough such answers are the list.</summary>
    internal bool Fits(KitId kit, string stratum, int index, int treatedPeriod) =>
        ArmOf(Secret().List, stratum, index) is { } arm && Fits(Secret(), kit, arm, treatedPeriod);

    /// <summary>Whether a kit holds what a place of an opened list takes.</summary>
    internal bool Holds(AllocationList opened, KitId kit, Place place, KitTurn turn) =>
        ArmOf(opened, place.Stratum, place.Index) is { } arm && Fits(Secret(), kit, arm, turn.Of(arm));

    private static bool Fits(SealedSecret secret, KitId kit, string arm, int treatedPeriod) =>
        secret.List.Kits.TryGetValue(kit, out var content)
        && secret.Arms.TryGetValue(arm, out var treatments)
        && treatedPeriod >= 0 && treatedPeriod < treatments.Count
        && string.Equals(treatments[treatedPeriod], content, StringComparison.Ordinal);

    private static string? ArmOf(AllocationList list, string stratum, int index) =>
        list.Places.TryGetValue(stratum, out var places) && index >= 0 && index < places.Count ? places[index] : null;

    /// <summary>The list, still sealed: it opens with the key that two people's approval released.</summary>
    public Sealed<AllocationList> List() => new(Secret().List);

    /// <summary>Opens the list and proves that it is the one committed to before the first allocation.</summary>
    /// <param name="key">Released by the ledger's <c>code-opened</c> entry.</param>
    /// <param name="committed">The commitment that the ledger holds.</param>
    /// <param name="levels">The levels of everybody whom minimisation allocated, in the order of their places: their arms are computed again and stand in the list.</param>
    public AllocationList Open(CodeKey key, string committed, IReadOnlyList<IReadOnlyList<string>> levels)
    {
        var list = List().Open(key);
        var now = AllocationCommitment.Of(list, Secret().Salts);
        return now == committed
            ? list.Filled(levels, _minimise)
            : throw new StudyException("sealed.commitment-differs", $"The sealed list gives the commitment {now}; the ledger holds {committed}. The list is not the one that was committed to: do not analyse, find out who changed it.");
    }

    /// <summary>Whether the sealed list still gives the commitment, without telling anything of it.</summary>
    public bool KeepsPromise(string committed)
    {
        var secret = Secret();
        return AllocationCommitment.Of(secret.List, secret.Salts) == committed;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        _database.Dispose();
    }

    private static List<byte[]> DrawSalts(AllocationList list, IEntropy entropy)
    {
        var salts = new List<byte[]>();
        for (var leaf = 0; leaf < AllocationCommitment.Leaves(list); leaf++)
        {
            var salt = new byte[SealedSecret.SaltSize];
            entropy.Fill("allocation-salt", leaf, salt);
            salts.Add(salt);
        }
        return salts;
    }

    private static void Check(AllocationList list, IReadOnlyList<Arm> arms)
    {
        var known = arms.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var stranger = list.Places.Values.SelectMany(p => p).FirstOrDefault(a => !known.Contains(a));
        // The message names no arm: it may be read by anybody.
        if (stranger is not null)
            throw new StudyException("sealed.unknown-arm", "The allocation list holds an arm that the protocol does not have. Nothing was sealed.");
    }

    private MinimisedArms? Arms(SealedSecret secret) => secret.List.Minimised is { } places ? new MinimisedArms(places, _minimise) : null;

    // Nobody is given an arm by a guess.
    private static string Unknown(MinimisationRule rule, IReadOnlyList<Minimised> before, IReadOnlyList<string> levels, long draw) =>
        throw new StudyException("sealed.no-minimisation", "This study allocates by minimisation, and the program that opened it cannot compute that. Open it with daybook.");

    private void Load()
    {
        using var query = _database.Ask("SELECT commitment, box FROM sealed");
        using var row = query.ExecuteReader();
        if (!row.Read())
            return;
        Commitment = row.GetString(0);
        try
        {
            _secret = SealedSecret.FromBytes(SealedBytes.Open(_key, row.GetFieldValue<byte[]>(1), Context));
            _arms = Arms(_secret);
        }
        catch (CryptographicException e)
        {
            throw new StudyException("sealed.damaged", "The sealed store does not open with keys/sealed.key: one of the two was changed. Restore both from a backup.", e);
        }
    }

    private SealedSecret Secret() => _secret
        ?? throw new StudyException("sealed.empty", "Nothing is sealed in this study yet.");
}
