using System.Text.RegularExpressions;

namespace Daybook.Tests.House;

/// <summary>Names are words that a trial nurse or a statistician would say.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void no_file_or_type_has_a_name_that_says_nothing()
    {
        var files = Repository.Files("src", ".cs", ".razor").Concat(Repository.Files("web", ".ts", ".tsx")).ToList();
        var badFiles = files.Where(path => Empty().IsMatch(Path.GetFileNameWithoutExtension(path)));
        var badTypes = from path in files
                       from Match declared in Declaration().Matches(File.ReadAllText(Repository.At(path)))
                       where Empty().IsMatch(declared.Groups["name"].Value)
                       select $"{path}: {declared.Groups["name"].Value}";
        Assert.Empty(badFiles.Concat(badTypes));
    }

    [Fact]
    public void the_rooms_of_the_product_have_one_namespace_each()
    {
        var wrong = from path in Repository.Files("src", ".cs")
                    let room = path.Split('/')[1]
                    where room is not ("Daybook.Statistics" or "Daybook.Cli")
                    from Match declared in Namespace().Matches(File.ReadAllText(Repository.At(path)))
                    where declared.Groups["name"].Value != room
                    select $"{path}: {declared.Groups["name"].Value}";
        Assert.Empty(wrong);
    }

    [GeneratedRegex("(Manager|Helper|Util|Utils|Utilities|Service|Processor|Info|Data|Dto|Impl)s?$")]
    private static partial Regex Empty();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
