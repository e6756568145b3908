using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Daybook.Study;

/// <summary>Ids of the entries that the study writes itself: a keyed hash of who asked what under which id.</summary>
/// <remarks>The same request gives the same id, so a repetition is told from another command under an old id without keeping
/// the commands. The key keeps a short answer from being guessed from the id after its payload was redacted.</remarks>
internal sealed class EntryIds(byte[] key)
{
    private const int IdBytes = 16;

    /// <summary>The id of the entry number <paramref name="index"/> of a command.</summary>
    public string Of(Asked asked, int index) =>
        Keyed(index, asked.CommandId, $"{asked.Request.By.Kind}\n{asked.Request.By.Id}\n{asked.Request.By.Role}", asked.Digest);

    /// <summary>A name for other bytes under an entry id that is taken.</summary>
    public string OfConflict(string entryId, ReadOnlySpan<byte> bytes) => Keyed(0, entryId, "conflict", bytes);

    private string Keyed(int index, string id, string context, ReadOnlySpan<byte> bytes)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        // The lengths keep one text from running into the next.
        mac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"daybook/entry-id/v1\n{index}\n{id.Length}\n{id}\n{context.Length}\n{context}\n")));
        mac.AppendData(bytes);
        return Convert.ToHexStringLower(mac.GetHashAndReset().AsSpan(0, IdBytes));
    }
}
