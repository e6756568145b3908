using System.Collections.Concurrent;
using System.Text;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Protocol versions by the hash of their file, read once each. A version never changes, so neither does its place here.</summary>
internal sealed class ProtocolShelf(BlobStore blobs)
{
    private readonly ConcurrentDictionary<ProtocolHash, Protocol> _read = new();

    public Protocol Of(ProtocolHash hash) => _read.GetOrAdd(hash, Read);

    private Protocol Read(ProtocolHash hash)
    {
        var reading = ProtocolReader.ReadPublished(Encoding.UTF8.GetString(blobs.Read(hash.Value)), hash.Value);
        return reading.Protocol
            ?? throw new StudyException("protocol.unreadable", $"The published protocol {hash} cannot be read by this version of Daybook: {reading.Problems[0].What}");
    }
}
