using System.Globalization;
using System.Text;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>The reference of the language in the guide is written from its records. <c>ACCEPT=1</c> writes it anew.</summary>
public class ReferenceTests
{
    private const string Begin = "<!-- reference: written from the records by a test -->\n";
    private const string End = "<!-- end of the reference -->\n";

    [Fact]
    public void the_reference_in_the_guide_is_the_one_that_the_records_give()
    {
        var file = Repository.At("docs", "guide", "protocol.md");
        var page = File.ReadAllText(file).ReplaceLineEndings("\n");
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, "the guide has no place for the reference");
        var whole = string.Concat(page.AsSpan(0, from), Begin, Reference(), page.AsSpan(to));
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(file, whole);

        Assert.Equal(whole, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Reference()
    {
        var text = new StringBuilder();
        foreach (var record in RecordsIn(typeof(Protocol)).DistinctBy(record => record.Type))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {Heading(record.Type)}\n\n| key | value | says |\n|---|---|---|\n");
            foreach (var key in record.Keys)
                text.Append(CultureInfo.InvariantCulture, $"| `{key.Name}`{(key.Required ? "" : " (may be left out)")} | {Value(key)} | {Cell(key.Key.Hover)} |\n");
        }
        return text.Append('\n').ToString();
    }

    private static IEnumerable<RecordShape> RecordsIn(Type type) =>
        RecordShape.Of(type).Keys.Where(key => RecordShape.Is(key.Element)).SelectMany(key => RecordsIn(key.Element)).Prepend(RecordShape.Of(type));

    private static string Heading(Type type) => type == typeof(Protocol) ? "The file" : "A " + Kebab.Of(type.Name).Replace('-', ' ');

    private static string Value(KeyShape key)
    {
        var one = RecordShape.Is(key.Element) ? $"[{Kebab.Of(key.Element.Name).Replace('-', ' ')}](#a-{Kebab.Of(key.Element.Name)})"
            : key.Element.IsEnum ? string.Join(", ", Kebab.WordsOf(key.Element).Select(word => $"`{word}`"))
            : key.Key.RefersTo != Noun.None ? $"name of a {string.Join(" or ", Nouns(key.Key.RefersTo))}"
            : key.Element == typeof(string) ? key.Key.Names != Noun.None || key.Key.Form is TextForm.ShortName or TextForm.Slug ? "short name" : key.Key.Form == TextForm.Words ? "words" : Kebab.Of(key.Key.Form.ToString())
            : key.Element == typeof(bool) ? "`true` or `false`"
            : key.Element == typeof(int) ? $"whole number{Range(key)}"
            : key.Element == typeof(decimal) ? $"number{Range(key)}"
            : Kebab.Of(key.Element.Name).Replace('-', ' ');
        return key.IsList ? $"list: {one}" : one;
    }

    private static IEnumerable<string> Nouns(Noun nouns) =>
        Enum.GetValues<Noun>().Where(noun => noun != Noun.None && (nouns & noun) == noun && System.Numerics.BitOperations.PopCount((uint)noun) == 1).Select(noun => Kebab.Of(noun.ToString()));

    private static string Range(KeyShape key) => (double.IsFinite(key.Key.Least), double.IsFinite(key.Key.Most)) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $" from {key.Key.Least:0.######} to {key.Key.Most:0.######}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $" from {key.Key.Least:0.######}"),
        _ => "",
    };

    private static string Cell(string words) => words.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
