using System.Text;

namespace Daybook.Analysis;

/// <summary>The page around the sections.</summary>
internal static class ReportPage
{
    public static string Of(ReportMaterial material)
    {
        var sections = Sections(material);
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
            .Append(Html.Text($"{material.Protocol.Id}: report ({material.Stamp})")).Append("</title>\n<style>\n").Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n")
            .Append("<a class=\"skip\" href=\"#answer\">To the answer</a>\n<header>\n<p class=\"stamp\">").Append(Html.Text(material.Stamp)).Append("</p>\n<h1>")
            .Append(Html.Text(material.Protocol.Title)).Append("</h1>\n<p class=\"meta\">").Append(Html.Text(Origin(material))).Append("</p>\n")
            .Append(material.Provenance.Warning is { } warning ? $"<p class=\"warning\"><strong>{Html.Text(warning)}</strong></p>\n" : "").Append("</header>\n")
            .Append("<nav aria-label=\"Sections\"><ul>\n");
        foreach (var (id, title) in sections.Select(Heading))
        {
            page.Append("<li><a href=\"#").Append(id).Append("\">").Append(title).Append("</a></li>\n");
        }
        page.Append("</ul></nav>\n<main>\n");
        foreach (var section in sections)
        {
            page.Append(section);
        }
        return page.Append("</main>\n<footer><p class=\"meta\">").Append(Html.Text(Origin(material))).Append("</p></footer>\n</body>\n</html>\n").ToString();
    }

    /// <summary>In the order in which a reader asks. A section that a protocol gives no cause for is not there.</summary>
    private static List<string> Sections(ReportMaterial material) => [.. new[]
    {
        AnswerSection.Of(material),
        Html.Section("flow", "Flow of participants", Html.Figure(material.Flow)),
        BaselineSection.Of(material),
        AnalysesSection.Of(material),
        IndividualsSection.Of(material),
        RespondersSection.Of(material),
        SummariesSection.Of(material),
        PredictorsSection.Of(material),
        MatchingSection.Of(material),
        GuessSection.Of(material),
        SafetySection.Of(material),
        SensitivitySection.Of(material),
        ReplicationSection.Of(material),
        DeviationsSection.Of(material),
        MethodsSection.Of(material),
    }.OfType<string>()];

    /// <summary>The name of a section and its title, as its own head has them.</summary>
    private static (string Id, string Title) Heading(string section)
    {
        string Between(string before, char after) => section[(section.IndexOf(before, StringComparison.Ordinal) + before.Length)..].Split(after)[0];
        return (Between("<section id=\"", '"'), Between("-h\">", '<'));
    }

    private static string Origin(ReportMaterial material)
    {
        var p = material.Provenance;
        string locked = p.LockRoot.Length >= 12 ? $"lock {p.LockRoot[..12]}, {p.LockSize} entries" : "not locked";
        return $"{material.Protocol.Id} {material.Protocol.Version}, protocol {p.ProtocolHash[..Math.Min(12, p.ProtocolHash.Length)]}; {locked}; Daybook {p.Software}"
            + (p.Seed is { } seed ? $"; seed {seed}" : "");
    }
}
