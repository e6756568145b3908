using System.Text;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Tests.Study;

/// <summary>A published version stays readable by every later Daybook, whatever rules are added to the check.</summary>
public sealed class ProtocolShelfTests : IDisposable
{
    private readonly string folder = StudyOnDisk.NewFolder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void a_version_that_a_rule_of_today_would_not_let_through_is_read()
    {
        var yaml = File.ReadAllText(Repository.At("protocols", "minimal-parallel.yaml")).Replace("per-kit: 32", "per-kit: 2", StringComparison.Ordinal);
        Assert.Null(ProtocolReader.Read(yaml, "older.yaml").Protocol);
        var protocol = Of(yaml);
        Assert.Equal(("minimal-parallel", 2), (protocol.Id, protocol.Supply!.PerKit));
    }

    [Fact]
    public void what_is_no_protocol_is_said() =>
        Assert.Equal("protocol.unreadable", Assert.Throws<StudyException>(() => Of("protocol: [")).Code);

    private Protocol Of(string yaml)
    {
        var blobs = new BlobStore(folder);
        return new ProtocolShelf(blobs).Of(new ProtocolHash(blobs.Put(Encoding.UTF8.GetBytes(yaml))));
    }
}
