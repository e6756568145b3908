using Daybook.Study;
using Xunit;

namespace Daybook.Tests.Study;

public sealed class BlobStoreTests : IDisposable
{
    private readonly string _folder = StudyOnDisk.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void a_document_comes_back_under_the_hash_of_its_bytes()
    {
        var blobs = new BlobStore(_folder);

        var name = blobs.Put("abc"u8);

        // SHA-256("abc"), FIPS 180-4.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", name);
        Assert.Equal("abc"u8.ToArray(), blobs.Read(name));
        Assert.Equal(name, blobs.Put("abc"u8));
        Assert.Equal([name], blobs.Names());
    }

    [Fact]
    public void a_changed_document_is_not_given_out_and_is_written_again_when_it_comes_again()
    {
        var blobs = new BlobStore(_folder);
        var name = blobs.Put("abc"u8);
        File.WriteAllText(Path.Combine(_folder, name[..2], name), "abd");

        Assert.Equal("blob.damaged", Assert.Throws<StudyException>(() => blobs.Read(name)).Code);
        Assert.False(blobs.Has(name));
        blobs.Put("abc"u8);
        Assert.Equal("abc"u8.ToArray(), blobs.Read(name));
    }

    [Fact]
    public void a_missing_document_is_said() =>
        Assert.Equal("blob.missing", Assert.Throws<StudyException>(() => new BlobStore(_folder).Read(new string('a', 64))).Code);

    [Theory, InlineData("../../etc/passwd"), InlineData("A"), InlineData("")]
    public void a_name_that_is_no_hash_reaches_no_file(string name) =>
        Assert.Throws<ArgumentException>(() => new BlobStore(_folder).Read(name));

    [Fact]
    public void what_a_crash_left_half_written_is_no_document()
    {
        var blobs = new BlobStore(_folder);
        var name = blobs.Put("abc"u8);
        File.WriteAllText(Path.Combine(_folder, name[..2], $".{name}.half.tmp"), "a");

        Assert.Equal([name], blobs.Names());
    }
}
