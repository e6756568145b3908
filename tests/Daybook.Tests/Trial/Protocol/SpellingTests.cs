using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>Of several words that are equally near, the one that was most likely meant.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("estimaotr", "estimator")]
    [InlineData("pain-1t", "pain-t1")]
    [InlineData("windwo", "window")]
    [InlineData("pain-t9", "pain-t1")]
    [InlineData("ESTIMATOR", "estimator")]
    [InlineData("naltrexone", null)]
    [InlineData("", null)]
    public void the_word_that_was_meant_is_found(string written, string? meant) =>
        Assert.Equal(meant, Spelling.Nearest(written, ["window", "pain-1", "pain-t1", "pain-t2", "estimator"]));
}
