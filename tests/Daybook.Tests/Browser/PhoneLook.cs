using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>A look at a screen of the phone: axe finds nothing, nothing is wider than the window, letters and targets are large enough, and a question, or a word that something is wrong, needs no scrolling. What is not so is found.</summary>
/// <param name="width">Of the window, in pixels.</param>
/// <param name="height">Of the window, in pixels.</param>
/// <param name="how">How the phone looks, for the names of the pictures.</param>
internal sealed class PhoneLook(int width, int height, string how)
{
    /// <summary>What is read stands in letters of 20 pixels at least.</summary>
    private const string SmallText = """
        [...document.querySelectorAll('body *')].filter(one => one.checkVisibility() && !['SCRIPT', 'STYLE'].includes(one.tagName) && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '')
          && parseFloat(getComputedStyle(one).fontSize) < 20).map(one => `${getComputedStyle(one).fontSize}: ${one.textContent.slice(0, 40)}`)
        """;

    /// <summary>What is tapped is 56 pixels high and wide at least.</summary>
    private const string SmallTargets = """
        [...document.querySelectorAll('button, a, select, summary, .cells label, .place .thumb')].filter(one => one.checkVisibility({ visibilityProperty: true })).map(one => [one, one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 55.99 || box.width < 55.99).map(([one, box]) => `a target of ${box.width} x ${box.height}: ${one.textContent.slice(0, 40)}`)
        """;

    /// <summary>The screens that stand in a window of 640 pixels whole.</summary>
    private static readonly string[] NoScrolling = ["question", "body-map", "wrong"];

    public List<string> Found { get; } = [];

    public async Task Look(string name, IPage page)
    {
        await Picture.Take(page, $"phone-{name}-{how}");
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width)
            Found.Add($"{name} is {wide} pixels wide");
        foreach (var small in await page.EvaluateAsync<string[]>(SmallText))
            Found.Add($"{name}: {small}");
        foreach (var violation in await Axe.Violations(page))
            Found.Add($"{name}: {violation}");
        foreach (var target in await page.EvaluateAsync<string[]>(SmallTargets))
            Found.Add($"{name}: {target}");
        if (height >= 640 && NoScrolling.Any(kind => name.StartsWith(kind, StringComparison.Ordinal)) && (await page.Locator(".turn").BoundingBoxAsync())! is var foot && foot.Y + foot.Height > height)
            Found.Add($"{name} ends at {foot.Y + foot.Height} of {height}");
    }
}
