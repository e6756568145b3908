using Daybook.Study;
using Daybook.Trial;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public sealed class ServerBookTests : IDisposable
{
    private readonly string _folder = NewFolder();
    private readonly StudyClock _clock = new("2026-06-01T10:00:00Z");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task accounts_and_roles_go_through_a_journal_and_are_there_again()
    {
        await using (var book = await Open())
        {
            await book.Journal.Do(new CreateAccount("cora", "Cora Coordinator"), Adam, "a-1", TestContext.Current.CancellationToken);
            await book.Journal.Do(new GrantRole("cora", "study-1", Role.Coordinator, "north"), Adam, "a-2", TestContext.Current.CancellationToken);
        }

        await using var again = await Open();
        var accounts = await again.Ask(new ShowAccounts(new Page()), TestContext.Current.CancellationToken);
        Assert.Equal("north", Assert.Single(Assert.Single(accounts.Accounts).Roles).Site);
        Assert.True((await again.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);
    }

    [Fact]
    public async Task a_link_signs_in_once()
    {
        await using var book = await Open();
        var token = book.MakeLink("adam", TimeSpan.FromHours(1));

        Assert.Null(book.UseLink(token + "x"));
        Assert.Equal("adam", book.UseLink(token));
        Assert.Null(book.UseLink(token));
    }

    [Fact]
    public async Task using_one_link_ends_the_others_of_the_account_and_nobody_else_s()
    {
        await using var book = await Open();
        var (old, used, other) = (book.MakeLink("adam", TimeSpan.FromHours(1)), book.MakeLink("adam", TimeSpan.FromHours(1)), book.MakeLink("cora", TimeSpan.FromHours(1)));

        Assert.Equal("adam", book.UseLink(used));
        Assert.Null(book.UseLink(old));
        Assert.Equal("cora", book.UseLink(other));
    }

    [Fact]
    public async Task a_link_that_is_too_old_does_not_sign_in()
    {
        await using var book = await Open();
        var token = book.MakeLink("adam", TimeSpan.FromHours(1));

        _clock.Pass(TimeSpan.FromHours(1));

        Assert.Null(book.UseLink(token));
    }

    [Fact]
    public async Task of_many_that_use_a_link_together_one_signs_in()
    {
        await using var book = await Open();
        var token = book.MakeLink("adam", TimeSpan.FromHours(1));

        var used = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => book.UseLink(token), TestContext.Current.CancellationToken)));

        Assert.Single(used, "adam");
    }

    [Fact]
    public async Task the_token_itself_is_kept_nowhere()
    {
        await using var book = await Open();
        var token = book.MakeLink("adam", TimeSpan.FromHours(1));

        Assert.Empty(Canary.Find(_folder, token));
    }

    [Fact]
    public async Task an_emptied_book_is_not_begun_anew()
    {
        await using (await Open())
        {
        }
        foreach (var file in Directory.GetFiles(_folder, "server.db*"))
            File.Delete(file);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "server.db"), [], TestContext.Current.CancellationToken);

        Assert.Equal("ledger.empty", (await Assert.ThrowsAsync<StudyException>(Open)).Code);
    }

    private Task<ServerBook> Open() => ServerBook.CreateOrOpen(_folder, new StudyOptions { Clock = _clock, Entropy = new TestEntropy(7) }, TestContext.Current.CancellationToken);
}
