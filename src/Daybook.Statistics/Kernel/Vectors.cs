using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Daybook.Statistics.Kernel;

/// <summary>Dot products and scaled additions, four lanes wide on every machine so that sums are reproducible.</summary>
internal static class Vectors
{
    /// <summary>Sum of a[i] * b[i] in a fixed order: four running lanes, then the tail.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var lanes = Vector256<double>.Zero;
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        unchecked
        {
            var i = 0;
            for (; i <= a.Length - 4; i += 4)
                lanes += Vector256.LoadUnsafe(ref left, (nuint)i) * Vector256.LoadUnsafe(ref right, (nuint)i);
            var sum = lanes.GetElement(0) + lanes.GetElement(1) + (lanes.GetElement(2) + lanes.GetElement(3));
            for (; i < a.Length; i++) sum += a[i] * b[i];
            return sum;
        }
    }

    /// <summary>into += factor * from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(double factor, ReadOnlySpan<double> from, Span<double> into)
    {
        var scale = Vector256.Create(factor);
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(into);
        unchecked
        {
            var i = 0;
            for (; i <= from.Length - 4; i += 4)
            {
                var sum = Vector256.LoadUnsafe(ref target, (nuint)i) + scale * Vector256.LoadUnsafe(ref source, (nuint)i);
                sum.StoreUnsafe(ref target, (nuint)i);
            }

            for (; i < from.Length; i++) into[i] += factor * from[i];
        }
    }

    /// <summary>
    /// into += sum over k of factors[k * stride] * row k of a matrix whose rows are as long as <paramref name="into"/>, in the order of k.
    /// Four rows are taken in one pass over <paramref name="into"/>; the additions and so the result are those of one row at a time.
    /// </summary>
    public static void AddRows(ReadOnlySpan<double> factors, int stride, int count, double sign, ReadOnlySpan<double> rows, Span<double> into)
    {
        unchecked
        {
            var n = into.Length;
            var k = 0;
            for (; k <= count - 4; k += 4)
            {
                var (a, b) = (sign * factors[k * stride], sign * factors[(k + 1) * stride]);
                var (c, d) = (sign * factors[(k + 2) * stride], sign * factors[(k + 3) * stride]);
                if (a == 0 && b == 0 && c == 0 && d == 0) continue;
                AddFour(a, b, c, d, rows.Slice(k * n, 4 * n), into);
            }

            for (; k < count; k++)
            {
                var factor = sign * factors[k * stride];
                if (factor != 0) AddScaled(factor, rows.Slice(k * n, n), into);
            }
        }
    }

    private static void AddFour(double a, double b, double c, double d, ReadOnlySpan<double> rows, Span<double> into)
    {
        var n = into.Length;
        var (va, vb, vc, vd) = (Vector256.Create(a), Vector256.Create(b), Vector256.Create(c), Vector256.Create(d));
        ref var source = ref MemoryMarshal.GetReference(rows);
        ref var target = ref MemoryMarshal.GetReference(into);
        unchecked
        {
            var i = 0;
            for (; i <= n - 4; i += 4)
            {
                var sum = Vector256.LoadUnsafe(ref target, (nuint)i) + va * Vector256.LoadUnsafe(ref source, (nuint)i);
                sum += vb * Vector256.LoadUnsafe(ref source, (nuint)(n + i));
                sum += vc * Vector256.LoadUnsafe(ref source, (nuint)(2 * n + i));
                sum += vd * Vector256.LoadUnsafe(ref source, (nuint)(3 * n + i));
                sum.StoreUnsafe(ref target, (nuint)i);
            }

            for (; i < n; i++) into[i] = into[i] + a * rows[i] + b * rows[n + i] + c * rows[2 * n + i] + d * rows[3 * n + i];
        }
    }

    /// <summary>Every element multiplied by the factor.</summary>
    public static void Scale(double factor, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] *= factor;
    }
}
