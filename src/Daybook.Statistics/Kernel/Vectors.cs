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

    /// <summary>Every element multiplied by the factor.</summary>
    public static void Scale(double factor, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] *= factor;
    }
}
