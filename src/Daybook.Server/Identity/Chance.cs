using System.Security.Cryptography;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>Entropy of the operating system: what every server uses outside tests, whatever its studies use.</summary>
public sealed class Chance : IEntropy
{
    public void Fill(string purpose, long counter, Span<byte> destination) => RandomNumberGenerator.Fill(destination);
}
