using System.Net;
using Daybook.Trial;

namespace Daybook.Tests.Server.SensoryTesting;

/// <summary>Sensory trials over HTTP, as the laboratory's operator types them.</summary>
public sealed class RecordSensoryTrialsTests
{
    private static readonly string Visit = $"/s/demo/participants/{PilotWorld.Her}/visits/v1";

    [Fact]
    public async Task readings_cut_offs_and_stopped_trials_are_kept_and_what_is_left_is_asked_again()
    {
        await using var world = await PilotWorld.Make(later: false);
        await using var site = await LiveSite.Open(world.Options);
        using var lara = await site.As("lara");
        var done = await lara.Post(Visit + "/sensory/heat", [("right-thenar-1", "41.2"), ("right-thenar-2", "stopped"), ("right-thenar-3", "cut-off"), ("reason", "she sneezed")]);
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Equal(new TrialsMade(3, 2), world.Study.State.Participants[PilotWorld.Her].SensoryAt("v1", "heat")["right-thenar"]);
        var page = (await lara.Get(Visit)).Text;
        Assert.Contains("right thenar, trial 4", page, StringComparison.Ordinal);
        Assert.DoesNotContain("right thenar, trial 3", page, StringComparison.Ordinal);
        Assert.Contains("left trapezius, trial 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_reading_that_is_no_number_is_named_and_nothing_typed_is_lost()
    {
        await using var world = await PilotWorld.Make(later: false);
        await using var site = await LiveSite.Open(world.Options);
        using var lara = await site.As("lara");
        var refused = await lara.Post(Visit + "/sensory/heat", [("right-thenar-1", "41.2"), ("right-thenar-2", "hot")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("“hot” is not a number, cut-off or stopped", WebUtility.HtmlDecode(refused.Text), StringComparison.Ordinal);
        Assert.Contains("value=\"41.2\"", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_coordinator_records_no_sensory_trial()
    {
        await using var world = await PilotWorld.Make(later: false);
        await using var site = await LiveSite.Open(world.Options);
        using var cora = await site.As("cora");
        Assert.Equal(HttpStatusCode.Forbidden, (await cora.Post(Visit + "/sensory/heat", [("right-thenar-1", "41.2")])).Status);
    }
}
