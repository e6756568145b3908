using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Daybook.Tests.House;

/// <summary>A file is one idea, a method is one breath.</summary>
public sealed class SizeTests(ITestOutputHelper output)
{
    private const int LongestFile = 500;
    private const int LongestMethod = 80;

    [Fact]
    public void no_file_is_longer_than_500_lines()
    {
        var sizes = Repository.Files("src", ".cs", ".razor").Concat(Repository.Files("web", ".ts", ".tsx")).Select(path => (path, lines: File.ReadLines(Repository.At(path)).Count())).ToList();
        output.WriteLine($"files: {sizes.Count}, median {Median(sizes.Select(size => size.lines))} lines (aim: at most 90)");
        Assert.Empty(sizes.Where(size => size.lines > LongestFile).Select(size => $"{size.path}: {size.lines}"));
    }

    [Fact]
    public void no_method_is_longer_than_80_lines()
    {
        var methods = Repository.Files("src", ".cs").SelectMany(Methods).ToList();
        output.WriteLine($"methods: {methods.Count}, median {Median(methods.Select(method => method.Lines))} lines (aim: at most 8)");
        Assert.Empty(methods.Where(method => method.Lines > LongestMethod).Select(method => $"{method.Path}: {method.Name} has {method.Lines}"));
    }

    private static IEnumerable<(string Path, string Name, int Lines)> Methods(string path)
    {
        var root = CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.At(path))).GetRoot();
        return root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Select(method => (path, NameOf(method), LinesOf(method)));
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => method.Kind().ToString(),
    };

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int Median(IEnumerable<int> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }
}
