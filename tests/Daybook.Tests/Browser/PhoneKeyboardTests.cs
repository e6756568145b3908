using Daybook.Study;
using Daybook.Tests.Server;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>The phone by keys alone: joining, a whole diary, sending, an event, help. What has the focus is seen, nothing keeps it, and a new screen begins at its heading.</summary>
public sealed class PhoneKeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Yaml = World.Caring.ReplaceLineEndings("\n")
        .Replace("forms:\n", """
        events:
          - id: attack
            title: I have an attack
            items:
              - { id: at-neck, ask: Neck, kind: yes-no, region: neck, map: "Where does it hurt?" }
              - { id: at-left-hip, ask: Left hip, kind: yes-no, region: left-hip }
              - { id: lying, ask: "Must you lie down?", kind: yes-no }
        forms:

        """.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public async Task whoever_uses_keys_alone_can_do_everything()
    {
        await using var world = await World.Make(yaml: Yaml);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        var keys = new Keys(phone.Page);
        await keys.On(".join");
        await keys.Press(".join .next", "Enter");
        // What is found about the phone brings more to press.
        await keys.On(".ready .facts[data-asked='true']");
        await keys.On(".ready .reminders a");
        await keys.On(".ready > .quiet");
        await keys.GoAround();
        await keys.Press(".ready .next", "Enter");
        await keys.On(".home .card");
        await keys.GoAround();
        await keys.Press(".home .card .next", "Enter");
        await Diary(keys);
        await Event(keys);
        await Help(keys);
        Assert.Equal([60m, 1m, 1m, 0m], await Values(world, "diary"));
        Assert.Equal([0m, 1m, 1m], (await Values(world, "attack")).Order());
        Assert.Contains(world.Study.State.Queries.Values, query => query.Opened.Rule == "phone.report");
    }

    private static async Task Diary(Keys keys)
    {
        await keys.On("[data-step='1']");
        await keys.Press(".line", "ArrowRight", "PageUp");
        await keys.Press(".turn .next", "Enter");
        // What the study says to so much pain: read, and gone on from.
        await keys.On(".crisis");
        await keys.GoAround();
        await keys.Press(".crisis > button", "Space");
        await keys.On("[data-step='2']");
        await keys.GoAround();
        await keys.Press(".help", "Enter");
        await keys.On(".wrong textarea");
        await keys.Press(".wrong .turn button", "Enter");
        await keys.On("[data-step='2']");
        await keys.Press(".cells input", "Space", "ArrowRight");
        await keys.Press(".turn .next", "Enter");
        foreach (var step in new[] { 3, 4 })
        {
            await keys.On($"[data-step='{step}']");
            await keys.Press(".cells input", "Space");
            await keys.Press(".turn .next", "Enter");
        }
        await keys.On(".review");
        await keys.GoAround();
        await keys.Press(".review > .next", "Enter");
        await keys.On(".sent .so:nth-child(2)");
        await keys.Press(".sent .next", "Enter");
        await keys.On(".home .event");
    }

    private static async Task Event(Keys keys)
    {
        await keys.Press(".home .event", "Enter");
        await Places(keys);
        // Begun by mistake: she thinks again, and then throws it away.
        await keys.Press(".discard", "Enter");
        await keys.On(".discarding");
        await keys.GoAround();
        await keys.Press(".discarding .next", "Enter");
        await keys.On("[data-step='3']");
        await keys.Press(".discard", "Space");
        await keys.On(".discarding");
        await keys.Press(".discarding .leave", "Enter");
        await keys.On(".home .event");
        await keys.Press(".home .event", "Enter");
        await Places(keys);
        await keys.Press(".cells input", "Space");
        await keys.Press(".turn .next", "Enter");
        await keys.On(".review");
        await keys.Press(".review > .next", "Enter");
        await keys.On(".sent .so:nth-child(2)");
        await keys.Press(".sent .next", "Enter");
        await keys.On(".home .event");
    }

    /// <summary>The front and the back of the body.</summary>
    private static async Task Places(Keys keys)
    {
        await keys.On("[data-step='1']");
        await keys.GoAround();
        await keys.Press(".place", "Space");
        await keys.Press(".turn .next", "Enter");
        await keys.On("[data-step='2']");
        await keys.Press(".map input", "Space");
        await keys.Press(".turn .next", "Enter");
        await keys.On("[data-step='3']");
    }

    private static async Task Help(Keys keys)
    {
        await keys.Press(".home > .quiet:not(.event)", "Enter");
        await keys.On(".wrong textarea");
        await keys.GoAround();
        await keys.Press(".wrong textarea", "d", "i", "z", "z", "y");
        await keys.Press(".wrong .tell", "Space");
        await keys.On(".sent .so:nth-child(2)");
    }

    private static async Task<List<decimal?>> Values(World world, string form)
    {
        var values = new List<decimal?>();
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = PhoneInBrowser.Her, Form = form }))
            if (form != "diary" || value.Occasion.Key == "2026-06-23")
                values.Add(value.Number);
        return values;
    }

    /// <summary>Somebody with a keyboard and nothing else.</summary>
    private sealed class Keys(IPage page)
    {
        private const int Patience = 60;

        /// <summary>A new screen: its heading has the focus.</summary>
        public async Task On(string sign)
        {
            await Assertions.Expect(page.Locator(sign).First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("main h1")).ToBeFocusedAsync();
        }

        /// <summary>Tabs until the first of these has the focus, and presses keys there.</summary>
        public async Task Press(string selector, params string[] keys)
        {
            for (var tabs = 0; !await page.EvaluateAsync<bool>("one => document.activeElement === document.querySelector(one)", selector); tabs++)
            {
                Assert.True(tabs < Patience, $"no Tab leads to {selector}");
                await Tab();
            }
            foreach (var key in keys)
                await page.Keyboard.PressAsync(key);
        }

        /// <summary>Every control of the screen is reached, and none keeps the focus.</summary>
        public async Task GoAround()
        {
            await page.EvaluateAsync("window.met = new Set()");
            for (var tabs = 0; tabs < Patience && await Unmet() != ""; tabs++)
            {
                await Tab();
                await page.EvaluateAsync("met.add(document.activeElement)");
            }
            Assert.Equal("", await Unmet());
        }

        /// <summary>Of radio buttons that belong together one has the focus for all.</summary>
        private Task<string> Unmet() => page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, [tabindex="0"])')]
                .filter(one => one.checkVisibility() && ![...met].some(other => other === one || (one.type === 'radio' && other.name === one.name)))
                .map(one => one.outerHTML.slice(0, 120)).join('\n')
            """);

        private async Task Tab()
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal("", await page.EvaluateAsync<string>("""
                () => {
                    const at = document.activeElement;
                    if (at === document.body) return '';
                    const ringed = [at, at.closest('label')].some(one => one !== null && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2);
                    const { top, bottom } = at.getBoundingClientRect();
                    return ringed && bottom > 0 && top < innerHeight ? '' : `not seen, ${ringed ? `at ${top} of ${innerHeight}` : 'without a ring'}: ${at.outerHTML.slice(0, 160)}`;
                }
                """));
        }
    }
}
