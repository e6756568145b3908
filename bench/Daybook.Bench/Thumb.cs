using System.Diagnostics;
using Microsoft.Playwright;

namespace Daybook.Bench;

/// <summary>One thumb that writes a diary on a slow phone. What the screens take is measured; what she takes follows from what she sees: she reads each question, decides, and moves her thumb from where it was (Fitts's law).</summary>
internal sealed class Thumb(IPage page, Random chance)
{
    /// <summary>240 words a minute; time to decide; and the two constants of Fitts's law for a slow thumb.</summary>
    public const double SecondsPerWord = 0.25, SecondsToDecide = 1.5, Reaching = 0.25, SecondsPerBit = 0.2;

    private (double X, double Y) at;
    private readonly Stopwatch screens = new();

    /// <summary>The notification is the first.</summary>
    public int Taps { get; private set; } = 1;

    public double HerSeconds { get; private set; }

    public double ScreenSeconds => screens.Elapsed.TotalSeconds;

    /// <summary>From the notification to "Saved on this phone".</summary>
    public async Task Write(int items)
    {
        at = (180, 60);
        await Shows(() => page.GotoAsync("/phone/#write"), "[data-step='1']");
        for (var step = 1; step <= items; step++)
        {
            await Read();
            HerSeconds += SecondsToDecide;
            await Tap(await page.Locator(".line").CountAsync() > 0 ? page.Locator(".line") : page.Locator(".cells label").Nth(chance.Next(2)), "[aria-disabled='false'].next");
            await Tap(page.Locator(".turn .next"), step < items ? $"[data-step='{step + 1}']" : ".review");
        }
        await Read();
        await Tap(page.Locator(".review > .next"), ".facts .so");
    }

    private async Task Read()
    {
        var words = await page.Locator("main h1").InnerTextAsync();
        HerSeconds += words.Split(' ').Length * SecondsPerWord;
    }

    private async Task Tap(ILocator target, string shows)
    {
        await target.ScrollIntoViewIfNeededAsync();
        var box = (await target.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width * (0.2 + (0.6 * chance.NextDouble()))), box.Y + (box.Height / 2));
        HerSeconds += Reaching + (SecondsPerBit * Math.Log2((Math.Sqrt(Math.Pow(x - at.X, 2) + Math.Pow(y - at.Y, 2)) / Math.Min(box.Width, box.Height)) + 1));
        (at, Taps) = ((x, y), Taps + 1);
        await Shows(() => page.Touchscreen.TapAsync((float)x, (float)y), shows);
    }

    private async Task Shows(Func<Task> act, string shows)
    {
        screens.Start();
        await act();
        await page.Locator(shows).First.WaitForAsync();
        screens.Stop();
    }
}
