using System.Text.Json;
using Xunit;

namespace Daybook.Statistics.Tests;

/// <summary>Reads R's numbers and compares with them.</summary>
internal static class OracleNumbers
{
    /// <summary>The numbers of an array; null is NaN.</summary>
    public static double[] Numbers(this JsonElement at, string name) => at.GetProperty(name).Numbers();

    public static double[] Numbers(this JsonElement array) =>
        [.. array.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Number ? v.GetDouble() : double.NaN)];

    public static string[] Texts(this JsonElement at, string name) => [.. at.GetProperty(name).EnumerateArray().Select(v => v.GetString()!)];

    public static double Number(this JsonElement at, string name) => at.GetProperty(name).GetDouble();

    public static double[] Errors(double[][] covariance) => [.. covariance.Select((row, i) => Math.Sqrt(row[i]))];

    /// <summary>Each number within a relative tolerance; numbers below a hundredth, within a hundredth of it.</summary>
    public static void Close(double[] expected, double[] actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= relative * (Math.Abs(expected[i]) + 0.01), $"number {i + 1}: {actual[i]:R}, R has {expected[i]:R}");
        }
    }
}
