using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>A total adds up what is there, so a missing value makes it lower; the reader is told how many stand in it.</summary>
internal static class Totals
{
    public static IEnumerable<string> Say(Dataset dataset, Endpoint endpoint)
    {
        int[] used = [.. dataset.Rows.Where(row => row.Endpoint == endpoint.Id && row.Value is not null).Select(row => row.Used)];
        return endpoint.Estimator != Estimator.Total || used.Length == 0
            ? []
            : [$"A total adds up the values that are there; nothing is filled in, and a missing value makes it lower. Values in a total: fewest {Print.Number(used.Min())}, most {Print.Number(used.Max())}."];
    }
}
