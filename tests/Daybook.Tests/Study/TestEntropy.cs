using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daybook.Trial;

namespace Daybook.Tests.Study;

/// <summary>Chance that repeats: SHA-256 over seed, purpose, counter and block.</summary>
internal sealed class TestEntropy(int seed) : IEntropy
{
    public void Fill(string purpose, long counter, Span<byte> destination)
    {
        for (var block = 0; destination.Length > 0; block++)
        {
            var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{purpose}|{counter}|{block}")));
            var taken = Math.Min(bytes.Length, destination.Length);
            bytes.AsSpan(0, taken).CopyTo(destination);
            destination = destination[taken..];
        }
    }
}
