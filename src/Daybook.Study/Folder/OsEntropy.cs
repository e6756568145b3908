using System.Security.Cryptography;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The operating system's chance, for real studies. No two calls agree.</summary>
public sealed class OsEntropy : IEntropy
{
    public void Fill(string purpose, long counter, Span<byte> destination) => RandomNumberGenerator.Fill(destination);
}
