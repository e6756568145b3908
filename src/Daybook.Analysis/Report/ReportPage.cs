using System.Text;

namespace Daybook.Analysis;

/// <summary>The page around the sections.</summary>
internal static class ReportPage
{
    public static string Of(ReportMaterial material)
    {
        (string Id, string Title, string Html)[] sections =
        [
            ("answer", "Answer", AnswerSection.Of(material)),
            ("flow", "Flow of participants", Html.Section("flow", "Flow of participants", Html.Figure(material.Flow))),
            ("baseline", "Baseline", BaselineSection.Of(material)),
            ("analyses", "Planned analyses", AnalysesSection.Of(material)),
            ("individuals", "Individuals", IndividualsSection.Of(material)),
            ("responders", "Responders", RespondersSection.Of(material)),
            ("safety", "Safety", SafetySection.Of(material)),
            ("deviations", "What was left out", DeviationsSection.Of(material)),
            ("methods", "Methods and origin", MethodsSection.Of(material)),
        ];
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
            .Append(Html.Text($"{material.Protocol.Id}: report ({material.Stamp})")).Append("</title>\n<style>\n").Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n")
            .Append("<a class=\"skip\" href=\"#answer\">To the answer</a>\n<header>\n<p class=\"stamp\">").Append(Html.Text(material.Stamp)).Append("</p>\n<h1>")
            .Append(Html.Text(material.Protocol.Title)).Append("</h1>\n<p class=\"meta\">").Append(Html.Text(Origin(material))).Append("</p>\n")
            .Append(material.Provenance.Warning is { } warning ? $"<p class=\"warning\"><strong>{Html.Text(warning)}</strong></p>\n" : "").Append("</header>\n")
            .Append("<nav aria-label=\"Sections\"><ul>\n");
        foreach (var (id, title, _) in sections)
        {
            page.Append("<li><a href=\"#").Append(id).Append("\">").Append(Html.Text(title)).Append("</a></li>\n");
        }
        page.Append("</ul></nav>\n<main>\n");
        foreach (var section in sections)
        {
            page.Append(section.Html);
        }
        return page.Append("</main>\n<footer><p class=\"meta\">").Append(Html.Text(Origin(material))).Append("</p></footer>\n</body>\n</html>\n").ToString();
    }

    private static string Origin(ReportMaterial material)
    {
        var p = material.Provenance;
        string locked = p.LockRoot.Length >= 12 ? $"lock {p.LockRoot[..12]}, {p.LockSize} entries" : "not locked";
        return $"{material.Protocol.Id} {material.Protocol.Version}, protocol {p.ProtocolHash[..Math.Min(12, p.ProtocolHash.Length)]}; {locked}; Daybook {p.Software}"
            + (p.Seed is { } seed ? $"; seed {seed}" : "");
    }
}
