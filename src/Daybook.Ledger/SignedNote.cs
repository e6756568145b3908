using System.Text;

namespace Daybook.Ledger;

/// <summary>A C2SP signed note: a text, a blank line, signature lines. The text means nothing until <see cref="Verify"/> says so.</summary>
public sealed class SignedNote
{
    private const int MaxLength = 65_536, MaxSignatures = 32;
    private const string Dash = "\u2014 ";

    internal SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>The signed text, with its final newline and without the blank line.</summary>
    public string Text { get; }

    /// <summary>The signature lines, in order.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note, strictly: one spelling of each note is accepted, any other refused.</summary>
    /// <exception cref="FormatException">It is not a signed note; the message says why.</exception>
    public static SignedNote Parse(string note)
    {
        if (note.Length > MaxLength)
            throw new FormatException($"A signed note has at most {MaxLength} characters.");
        foreach (var c in note)
        {
            if ((c < ' ' && c != '\n') || c == '\ufffd' || char.IsSurrogate(c))
                throw new FormatException("A signed note holds no control character and only valid Unicode of the basic plane.");
        }
        var blank = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 1 || !note.EndsWith('\n'))
            throw new FormatException("A signed note is a text, a blank line, and signature lines that end in a newline.");
        var lines = note[(blank + 2)..].Split('\n')[..^1];
        if (lines.Length is < 1 or > MaxSignatures)
            throw new FormatException($"A signed note has 1 to {MaxSignatures} signature lines.");
        return new SignedNote(note[..(blank + 1)], [.. lines.Select(ParseLine)]);
    }

    /// <summary>
    /// Whether every one of <paramref name="keys"/> signed the text. Signatures of other keys are ignored; one of these
    /// keys that is missing or fails refuses the note. Without keys the answer is no.
    /// </summary>
    /// <param name="keys">The keys the caller trusts.</param>
    /// <param name="problem">Why not, in words; null when it holds.</param>
    public bool Verify(IReadOnlyList<VerifierKey> keys, out string? problem)
    {
        problem = keys.Count == 0 ? "no key was given to verify with" : null;
        byte[] text = LedgerText.Utf8.GetBytes(Text);
        foreach (var key in keys)
        {
            var own = Signatures.Where(s => s.Name == key.Name && s.KeyId == key.KeyId).ToList();
            if (own.Count == 0)
                problem ??= $"no signature by {key.Name}+{key.KeyId:x8}";
            else if (!own.TrueForAll(s => key.Verify(text, s.Signature)))
                problem ??= $"the signature by {key.Name}+{key.KeyId:x8} does not fit the text";
        }
        return problem is null;
    }

    /// <summary>The note as it is stored and sent.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var s in Signatures)
            note.Append(Dash).Append(s.Name).Append(' ').Append(s.ToBase64()).Append('\n');
        return note.ToString();
    }

    private static NoteSignature ParseLine(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal))
            throw new FormatException("A signature line starts with an em dash and a space.");
        var parts = line[Dash.Length..].Split(' ');
        if (parts.Length != 2)
            throw new FormatException("A signature line is a dash, a key name and a signature.");
        VerifierKey.CheckName(parts[0]);
        var bytes = StrictBase64.Decode(parts[1]);
        if (bytes.Length < 5)
            throw new FormatException("A signature is four bytes of key id and then the signature itself.");
        return NoteSignature.FromBytes(parts[0], bytes);
    }
}
