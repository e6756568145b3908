using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>The drawing begins with the places of the widespread pain index, in its order; a tender point is none of them.</summary>
public sealed class BodyRegionTests
{
    [Fact]
    public void the_index_counts_the_first_places_of_the_drawing()
    {
        var counted = Enum.GetNames<PainRegion>();
        Assert.Equal(19, counted.Length);
        Assert.Equal(counted, Enum.GetNames<BodyRegion>().Take(19));
        Assert.Equal(18, Enum.GetValues<BodyRegion>().Length - 19);
    }
}
