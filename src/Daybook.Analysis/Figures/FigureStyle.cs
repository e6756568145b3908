using System.Text;

namespace Daybook.Analysis;

/// <summary>The figures' style sheet: one set of classes over custom properties, so that a page, a dark theme or a printer can change the colours but not the marks.</summary>
public static class FigureStyle
{
    /// <summary>The rules of the classes. Written once in a page, or inside a figure that stands alone.</summary>
    public const string Classes = """
        .f-text,.f-quiet,.f-strong,.f-small{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:13px;fill:var(--ink)}
        .f-quiet{fill:var(--quiet);font-size:12px}
        .f-small{font-size:11.5px}
        .f-strong{font-weight:600}
        .f-axis{stroke:var(--quiet);stroke-width:1;fill:none}
        .f-grid{stroke:var(--grid);stroke-width:1;fill:none}
        .f-zero{stroke:var(--ink);stroke-width:1;stroke-dasharray:4 3;fill:none}
        .f-person{stroke:var(--quiet);stroke-width:1.25;fill:none;opacity:.75}
        .f-trace{stroke:var(--ink);stroke-width:1.25;fill:none;stroke-linejoin:round}
        circle.f-trace,rect.f-trace{fill:var(--ink);stroke:none}
        .f-active{fill:var(--active);stroke:var(--active);stroke-width:1.75}
        .f-control{fill:var(--paper);stroke:var(--control);stroke-width:1.75}
        .f-estimate{fill:var(--ink);stroke:var(--ink);stroke-width:1.5}
        .f-interval{stroke:var(--ink);stroke-width:2.5;fill:none}
        .f-frame{fill:none;stroke:var(--quiet);stroke-width:1}
        .f-activeshade{fill:var(--active);opacity:.22}
        .f-controlshade{fill:var(--control);opacity:.13}
        .f-othershade{fill:var(--quiet);opacity:.1}
        .f-ribbon{fill:var(--ink);opacity:.16}
        .f-mean{stroke:var(--ink);stroke-width:2.5;fill:none;stroke-linejoin:round;stroke-linecap:round}
        .f-faint{stroke:var(--quiet);stroke-width:1;fill:none;opacity:.65;stroke-linejoin:round}
        .f-rule{stroke:var(--quiet);stroke-width:1.25;stroke-dasharray:6 3;fill:none}
        .f-cell{fill:var(--active);stroke:none}
        .f-open{fill:var(--paper);stroke:var(--ink);stroke-width:1.25;stroke-linejoin:round}
        .f-label{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
        .f-stamp{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:11px;font-weight:700;letter-spacing:.08em;fill:var(--stamp)}
        """;

    /// <summary>The colours of both themes for a figure that stands alone. Print is always light.</summary>
    public static string Colours(string selector) => new StringBuilder()
        .Append(selector).Append('{').Append(Palette.Light.Properties).Append("}\n")
        .Append("@media screen and (prefers-color-scheme:dark){").Append(selector).Append('{').Append(Palette.Dark.Properties).Append("}}\n")
        .ToString();

    internal static string ClassOf(Style style) => style switch
    {
        Style.Text => "f-text",
        Style.Quiet => "f-quiet",
        Style.Strong => "f-text f-strong",
        Style.Small => "f-text f-small",
        Style.Axis => "f-axis",
        Style.Grid => "f-grid",
        Style.Zero => "f-zero",
        Style.Person => "f-person",
        Style.Trace => "f-trace",
        Style.Active => "f-active",
        Style.Control => "f-control",
        Style.Estimate => "f-estimate",
        Style.Interval => "f-interval",
        Style.Frame => "f-frame",
        Style.ActiveShade => "f-activeshade",
        Style.ControlShade => "f-controlshade",
        Style.OtherShade => "f-othershade",
        Style.Ribbon => "f-ribbon",
        Style.Mean => "f-mean",
        Style.Faint => "f-faint",
        Style.Rule => "f-rule",
        Style.Cell => "f-cell",
        Style.Open => "f-open",
        Style.Label => "f-text f-small f-label",
        Style.Stamp => "f-stamp",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
