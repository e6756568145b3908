namespace Daybook.Tests.Browser.Storms;

/// <summary>What is done to real phones, a little of each; <c>bench/run phone</c> does more of it. Nothing that a screen called saved is lost, and nothing counts twice.</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    /// <summary>A database that says that an entry is written, shows it, and does not have it.</summary>
    private const string Lies = """
        { const [held, put, get] = [new Map(), IDBObjectStore.prototype.put, IDBObjectStore.prototype.get];
          IDBObjectStore.prototype.put = function (value, key) { if (this.name !== 'entry' || value.receipt !== null) return put.call(this, value, key); held.set(key, value); return get.call(this, key); };
          IDBObjectStore.prototype.get = function (key) { const asked = get.call(this, key); if (this.name === 'entry' && held.has(key)) Object.defineProperty(asked, 'result', { get: () => held.get(key) }); return asked; }; }
        """;

    [Fact]
    public Task browsers_are_killed_while_she_writes() => Weather(storm => storm.Kills(4));

    [Fact]
    public Task the_network_comes_and_goes() => Weather(storm => storm.Flips(12));

    [Fact]
    public Task the_app_is_renewed_while_a_diary_is_open() => Weather(storm => storm.Updates(4));

    [Fact]
    public Task a_network_that_answers_in_the_place_of_the_study_does_not_become_the_app() => Weather(storm => storm.Intercepted());

    [Fact]
    public Task there_is_no_room_left() => Weather(storm => storm.Overruns(4));

    [Fact]
    public Task two_windows_write_one_diary() => Weather(storm => storm.TwoWindows(4));

    [Fact]
    public async Task a_disk_that_lies_is_found_out()
    {
        await using var storm = await Storm.Gather(7);
        var found = await storm.Kills(2, Lies + "Cache.prototype.put = async () => {};");
        Assert.True(found.Saved > 0, "nothing was called saved");
        Assert.Equal(found.Saved, found.Lost);
    }

    [Fact]
    public async Task a_database_that_lies_loses_nothing_of_which_there_is_a_second_copy()
    {
        await using var storm = await Storm.Gather(7);
        var found = await storm.Kills(2, Lies);
        Assert.True(found.Saved > 0, "nothing was called saved");
        // Of a diary that went from its copy alone the phone knows nothing, and the storm may write it again.
        Assert.Equal(0, found.Lost);
    }

    private async Task Weather(Func<Storm, Task<Weathered>> blow)
    {
        await using var storm = await Storm.Gather(7);
        var found = await blow(storm);
        output.WriteLine(found.ToString());
        Assert.True(found.Saved > 0, "nothing was called saved");
        Assert.Empty(found.Wrong);
        Assert.Equal((0, 0, 0), (found.Lost, found.AnswersLost, found.Doubled));
    }
}
