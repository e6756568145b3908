using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

public sealed class ReportRollbackSpecs
{
    private static readonly ReportRollback Asked = new(Stories.Ana, "phone-1", 2713, new string('a', 64));

    [Fact]
    public void a_head_that_is_gone_becomes_a_query()
    {
        var opened = Assert.Single(Stories.WithPhone.Done(Asked).Study.Queries.Values).Opened;
        Assert.Equal("record.rolled-back", opened.Rule);
        Assert.Contains("2713 entries, root " + Asked.Root, opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void what_is_no_root_is_not_repeated() =>
        Assert.DoesNotContain("Mrs", Assert.Single(Stories.WithPhone.Done(Asked with { Root = "Mrs Name" }).Study.Queries.Values).Opened.Text, StringComparison.Ordinal);

    [Fact]
    public void only_a_bound_device_reports() => Stories.WithPhone.When(Asked with { Device = "phone-9" }).ThenRefused("device.unknown");
}
