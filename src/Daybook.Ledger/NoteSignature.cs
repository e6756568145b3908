using System.Buffers.Binary;

namespace Daybook.Ledger;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="KeyId">The key's 32-bit id, see <see cref="VerifierKey"/>.</param>
/// <param name="Signature">The signature bytes, in the key's own encoding.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature)
{
    internal static NoteSignature FromBytes(string name, byte[] bytes) =>
        new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..]);

    internal string ToBase64()
    {
        var bytes = new byte[4 + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.CopyTo(bytes, 4);
        return Convert.ToBase64String(bytes);
    }
}
