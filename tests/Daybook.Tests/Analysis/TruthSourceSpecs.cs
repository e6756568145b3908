using Daybook.Analysis;
using Daybook.Tests.Trial;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>Every number of a bundled truth says where it is from, were it only that it is ours.</summary>
public sealed class TruthSourceSpecs
{
    public static TheoryData<string> Files => [.. Bundled.Files.Where(file => File.Exists(Repository.At("protocols", Truth(file))))];

    [Theory, MemberData(nameof(Files))]
    public void every_measure_names_its_source(string file)
    {
        var reading = TruthReader.Read(Bundled.Read(Truth(file)), Truth(file), ProtocolReader.Read(Bundled.Read(file), file).Protocol!);

        Assert.NotEmpty(reading.Truth!.Measures);
        Assert.Empty(reading.Truth.Measures.Where(measure => string.IsNullOrWhiteSpace(measure.Source)).Select(measure => measure.Id));
    }

    private static string Truth(string file) => Path.ChangeExtension(file, ".truth.yaml");
}
