using System.Globalization;
using Daybook.Analysis;
using Xunit;

namespace Daybook.Tests.Analysis;

/// <summary>WCAG 2.2 contrast, and the distance of the two treatments for colour-blind eyes and in grey.</summary>
public class PaletteSpecs
{
    // Machado, Oliveira and Fernandes (2009), severity 1.0.
    private static readonly double[][] Protan = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    private static readonly double[][] Deutan = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    private static readonly double[][] Tritan = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];
    private static readonly double[][] Same = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

    [Fact]
    public void words_and_marks_stand_out_from_the_paper_in_both_themes()
    {
        foreach (var p in new[] { Palette.Light, Palette.Dark })
        {
            Assert.True(Contrast(p.Ink, p.Paper) >= 7);
            Assert.True(Contrast(p.Quiet, p.Paper) >= 4.5);
            Assert.True(Contrast(p.Quiet, p.Raised) >= 4.5);
            Assert.True(Contrast(p.Stamp, p.Paper) >= 4.5);
            Assert.True(Contrast(p.Active, p.Paper) >= 3);
            Assert.True(Contrast(p.Control, p.Paper) >= 3);
        }
    }

    [Fact]
    public void the_two_treatments_differ_for_every_eye()
    {
        foreach (var p in new[] { Palette.Light, Palette.Dark })
        {
            foreach (var eye in new[] { Same, Protan, Deutan, Tritan })
            {
                Assert.True(DeltaE(Lab(p.Active, eye), Lab(p.Control, eye)) >= 15);
            }
        }
    }

    [Fact]
    public void the_measure_itself_sees_a_pair_that_a_deutan_eye_confuses() =>
        Assert.True(DeltaE(Lab("#8a6d00", Deutan), Lab("#9b6a2c", Deutan)) < 15);

    private static double[] Linear(string colour) =>
        [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double Contrast(string one, string other)
    {
        double[] light = [.. new[] { one, other }.Select(c => Linear(c)).Select(c => 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]).Order()];
        return (light[1] + 0.05) / (light[0] + 0.05);
    }

    private static double[] Lab(string colour, double[][] eye)
    {
        double[] rgb = Linear(colour);
        double[] c = [.. eye.Select(row => Math.Clamp(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0, 1))];
        double x = F((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
        double y = F(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
        double z = F((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : 7.787 * t + 16.0 / 116;

    private static double DeltaE(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
