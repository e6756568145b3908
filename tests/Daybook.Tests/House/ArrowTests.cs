using System.Xml.Linq;

namespace Daybook.Tests.House;

/// <summary>The rooms may only know one another along the arrows of the design; all of them point inward.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Daybook.Statistics"] = [],
        ["Daybook.Ledger"] = [],
        ["Daybook.Trial"] = [],
        ["Daybook.Study"] = ["Daybook.Trial", "Daybook.Ledger"],
        ["Daybook.Analysis"] = ["Daybook.Trial", "Daybook.Statistics"],
        ["Daybook.Exchange"] = ["Daybook.Analysis", "Daybook.Trial"],
        ["Daybook.Server"] = ["Daybook.Study", "Daybook.Exchange", "Daybook.Analysis"],
        ["Daybook.Cli"] = ["Daybook.Server", "Daybook.Study", "Daybook.Exchange", "Daybook.Analysis"],
    };

    [Fact]
    public void a_room_refers_only_along_an_arrow()
    {
        var wrong = from project in Projects("src")
                    from target in References(project)
                    where !Allowed[Name(project)].Contains(target)
                    select $"{Name(project)} -> {target}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void there_are_eight_rooms_and_two_test_projects()
    {
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Projects("src").Select(Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Daybook.Statistics.Tests", "Daybook.Tests"], Projects("tests").Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void the_tests_of_the_statistics_know_nothing_else_of_ours() =>
        Assert.Equal(["Daybook.Statistics"], References(Repository.At("tests", "Daybook.Statistics.Tests", "Daybook.Statistics.Tests.csproj")));

    private static IEnumerable<string> Projects(string folder) => Repository.Files(folder, ".csproj").Select(path => Repository.At(path));

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Name(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
