namespace Daybook.Analysis;

/// <summary>The same question asked in other ways that were planned; null where the plan has none.</summary>
internal static class SensitivitySection
{
    public static string? Of(ReportMaterial material)
    {
        var analyses = material.Run.Analyses.Where(a => a.Rank == "sensitivity").ToList();
        return analyses.Count == 0 ? null : Html.Section(
            "sensitivity",
            "Sensitivity",
            Html.Table("The primary question asked in other ways; first minus second", AnalysesSection.Columns, analyses.Select(a => AnalysesSection.Row(a, material.Open))));
    }
}
