using System.Globalization;

namespace Daybook.Ledger;

/// <summary>
/// A signed head in the C2SP <c>tlog-checkpoint</c> layout: origin, size, root, then signature lines. Whoever keeps an old
/// one can later prove that the log was rewritten or rolled back.
/// </summary>
public sealed class Checkpoint
{
    private Checkpoint(string origin, LedgerHead head, SignedNote note)
    {
        Origin = origin;
        Head = head;
        Note = note;
    }

    /// <summary>The log's name.</summary>
    public string Origin { get; }

    /// <summary>The size and root that are signed.</summary>
    public LedgerHead Head { get; }

    /// <summary>The note behind it.</summary>
    public SignedNote Note { get; }

    /// <summary>The text that is signed for this origin and head.</summary>
    public static string Body(string origin, LedgerHead head) =>
        string.Create(CultureInfo.InvariantCulture, $"{origin}\n{head.Size}\n{head.Root.ToBase64()}\n");

    /// <summary>Reads a checkpoint. Lines after the root are C2SP extension lines: signed, and otherwise without meaning here.</summary>
    /// <exception cref="FormatException">It is not a checkpoint; the message says why.</exception>
    public static Checkpoint Parse(string text)
    {
        var note = SignedNote.Parse(text);
        var lines = note.Text.Split('\n')[..^1];
        if (lines.Length < 3 || lines.Contains(""))
            throw new FormatException("A checkpoint has an origin, a size, a root and no empty line.");
        var sizeHolds = long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && size.ToString(CultureInfo.InvariantCulture) == lines[1];
        if (!sizeHolds)
            throw new FormatException("The tree size is a decimal number without leading zero.");
        var root = StrictBase64.Decode(lines[2]);
        if (root.Length != Hash.Size)
            throw new FormatException("The root hash has 32 bytes.");
        return new Checkpoint(lines[0], new LedgerHead(size, new Hash(root)), note);
    }

    /// <summary>Whether every one of these keys signed it, each named as the origin.</summary>
    /// <param name="keys">The log's keys; at least one.</param>
    /// <param name="problem">Why not, in words; null when it holds.</param>
    public bool Verify(IReadOnlyList<VerifierKey> keys, out string? problem)
    {
        var stranger = keys.FirstOrDefault(k => k.Name != Origin);
        if (stranger is null)
            return Note.Verify(keys, out problem);
        problem = $"the checkpoint is of {Origin}, the key of {stranger.Name}";
        return false;
    }

    /// <summary>The signed note, as stored and sent.</summary>
    public override string ToString() => Note.ToString();
}
