using System.Text;
using Daybook.Study;
using Daybook.Trial;
using Xunit;

namespace Daybook.Tests.Study;

public sealed class IdentityStoreTests : IDisposable
{
    private static readonly ParticipantKey Ana = new("ana");
    private static readonly ParticipantKey Bea = new("bea");

    private readonly StudyFolder _folder = new(Path.Combine(StudyOnDisk.NewFolder(), "study"));

    public IdentityStoreTests() => _folder.Make();

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder.Root)!, recursive: true);

    [Fact]
    public void a_name_and_a_signed_consent_come_back_as_they_were()
    {
        using var store = IdentityStore.Open(_folder);
        store.Put(Ana, new Identity("Ana Canario", "600 000 000"));
        var hash = store.PutConsent(Ana, "signed by Ana Canario"u8);

        using var again = IdentityStore.Open(_folder);
        Assert.Equal("Ana Canario", again.Read(Ana)!.Name);
        Assert.Equal("signed by Ana Canario"u8.ToArray(), again.ReadConsent(Ana, hash));
        Assert.Equal(64, hash.Length);
        Assert.Null(again.Read(Bea));
    }

    [Fact]
    public void no_file_of_the_folder_holds_a_name()
    {
        using (var store = IdentityStore.Open(_folder))
        {
            store.Put(Ana, new Identity("Ana Canario", "600 000 000"));
            store.PutConsent(Ana, "signed by Ana Canario"u8);
            Assert.Empty(Canary.Find(_folder.Root, "Ana Canario", "600 000 000"));
        }
        Assert.Empty(Canary.Find(_folder.Root, "Ana Canario", "600 000 000"));
    }

    [Fact]
    public void an_erased_identity_is_gone_and_does_not_come_back()
    {
        using var store = IdentityStore.Open(_folder);
        store.Put(Ana, new Identity("Ana Canario"));
        store.Put(Bea, new Identity("Bea Canario"));
        var wrapped = Blob("SELECT wrapped_key FROM person WHERE participant = 'ana'");
        var box = Blob("SELECT box FROM secret WHERE participant = 'ana'");

        store.Erase(Ana);

        Assert.True(store.IsErased(Ana));
        Assert.Equal("Bea Canario", store.Read(Bea)!.Name);
        Assert.Null(store.Read(Ana));
        Assert.Equal("identity.erased", Assert.Throws<StudyException>(() => store.Put(Ana, new Identity("again"))).Code);
        // Neither her wrapped key nor her sealed name stands in any page of the files any more.
        Assert.Empty(Canary.Find(_folder.Root, wrapped, box));
    }

    [Fact]
    public void a_box_does_not_open_under_another_participant()
    {
        using (var store = IdentityStore.Open(_folder))
        {
            store.Put(Ana, new Identity("Ana Canario"));
            store.Put(Bea, new Identity("Bea Canario"));
        }
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.Identity};Pooling=False"))
        {
            connection.Open();
            using var swap = connection.CreateCommand();
            swap.CommandText = "UPDATE person SET wrapped_key = (SELECT wrapped_key FROM person WHERE participant = 'ana') WHERE participant = 'bea'";
            swap.ExecuteNonQuery();
        }
        using var again = IdentityStore.Open(_folder);

        Assert.Equal("identity.damaged", Assert.Throws<StudyException>(() => again.Read(Bea)).Code);
    }

    private byte[] Blob(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.Identity};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (byte[])command.ExecuteScalar()!;
    }
}
