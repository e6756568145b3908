using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>What axe finds on a page as it stands. It runs in the page itself: a window of its own for every look, as axe's own binding opens one, costs more than the look.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>WCAG 2.2 AA, the target-size rule included.</summary>
    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>Each rule that is broken, with the first two elements that break it.</summary>
    /// <param name="page">The page; what stands in a frame of it is not looked at.</param>
    /// <param name="best">Whether what is only good practice counts too.</param>
    public static async Task<string[]> Violations(IPage page, bool best = false)
    {
        var rules = best ? [.. Wcag, "best-practice"] : Wcag;
        // A second axe would take the place of the first: only the page knows whether it has one.
        return await page.EvaluateAsync<string[]>(
            $$"""
            async rules => {
              if (typeof axe === 'undefined') { {{Script}} }
              const { violations } = await axe.run({ exclude: ['iframe'] }, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'], iframes: false });
              return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map(node => node.html).join(' ')}`);
            }
            """, rules);
    }
}
