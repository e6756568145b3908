namespace Daybook.Analysis;

/// <summary>The report's style sheet: system fonts, two themes, and a print form that shows what is folded away, long lists excepted.</summary>
internal static class ReportStyle
{
    public static string Css =>
        FigureStyle.Colours(":root") + """
        :root{color-scheme:light dark}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        header,main,footer,nav{max-width:64rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:1.75rem}
        h1{font-size:1.7rem;line-height:1.25;margin:.4rem 0 .25rem}
        h2{font-size:1.25rem;margin:0 0 .6rem;padding-top:1.5rem;border-top:1px solid var(--grid)}
        h3{font-size:1rem;margin:1.4rem 0 .4rem}
        section{margin-top:1.75rem}
        p{margin:.5rem 0;max-width:44rem}
        .meta{color:var(--quiet);font-size:.875rem;overflow-wrap:anywhere}
        .stamp{display:inline-block;border:2px solid var(--stamp);color:var(--stamp);font-weight:700;letter-spacing:.08em;font-size:.8rem;padding:.1rem .55rem;border-radius:3px}
        .warning{border-left:4px solid var(--stamp);padding-left:.75rem}
        .answer{font-size:1.2rem;line-height:1.45;max-width:44rem}
        nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 1.1rem;margin:1rem 0 0;padding:0}
        nav a,.files a{display:inline-block;padding:.35rem 0;min-height:24px}
        .files{font-size:.875rem}
        .files a{margin-right:1rem}
        a{color:var(--active)}
        a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:3px solid var(--active);outline-offset:2px}
        .skip{position:absolute;left:-999px}
        .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem}
        .wide{overflow-x:auto;max-width:100%}
        .plot svg{display:block;width:100%;height:auto}
        figure{margin:1rem 0 1.5rem}
        figcaption{font-size:.9rem;max-width:44rem;margin-top:.5rem}
        table{border-collapse:collapse;font-size:.9rem;margin:.5rem 0 1rem;min-width:20rem}
        caption{text-align:left;max-width:min(44rem,100vw - 2.5rem);color:var(--quiet);padding-bottom:.35rem}
        th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--grid);vertical-align:top}
        thead th{border-bottom:2px solid var(--quiet);vertical-align:bottom}
        tbody th{font-weight:400;min-width:min(9rem,30vw)}
        .n{text-align:left;font-variant-numeric:tabular-nums;white-space:nowrap}
        details{margin:.35rem 0}
        summary{cursor:pointer;padding:.25rem 0;font-size:.9rem}
        code{font:0.85em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        footer{padding-bottom:3rem;margin-top:2.5rem}
        @media print{
        body{font-size:10.5pt}
        nav,.skip,.files{display:none}
        a{color:inherit}
        .plot,figcaption,tr,caption{break-inside:avoid-page}
        h2,h3,caption,summary,thead{break-after:avoid-page}
        details:not(.long)::details-content{content-visibility:visible;display:block}
        details.long>summary::after{content:" (folded away on paper; it stands in the file)"}
        .wide{overflow:visible}
        table{font-size:8pt;min-width:0;max-width:100%}
        caption{max-width:none}
        th,td{padding-right:.4rem}
        tbody th{min-width:0}
        .n{white-space:normal}
        }

        """ + FigureStyle.Classes;
}
