using CsCheck;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Consent;

public sealed class ConsentChangesSpecs
{
    private static readonly string[] Old = ["a capsule each evening", "four visits", "you can stop"];

    [Fact]
    public void nothing_changed_is_nothing_to_read() => Assert.Empty(ConsentChanges.Between(Old, Old));

    [Fact]
    public void a_changed_paragraph_stands_beside_what_it_was() =>
        Assert.Equal([new ConsentChange("four visits", "five visits")], ConsentChanges.Between(Old, ["a capsule each evening", "five visits", "you can stop"]));

    [Fact]
    public void a_new_paragraph_and_one_that_is_gone_stand_alone()
    {
        Assert.Equal([new ConsentChange(null, "a blood test")], ConsentChanges.Between(Old, ["a capsule each evening", "four visits", "a blood test", "you can stop"]));
        Assert.Equal([new ConsentChange("four visits", null)], ConsentChanges.Between(Old, ["a capsule each evening", "you can stop"]));
    }

    [Fact]
    public void two_changes_are_two_screens() => Assert.Equal(
        [new ConsentChange("a capsule each evening", "a tablet each evening"), new ConsentChange(null, "a diary")],
        ConsentChanges.Between(Old, ["a tablet each evening", "four visits", "you can stop", "a diary"]));

    /// <summary>Whoever knows the old document and reads the changes knows the new one; and nothing that stayed is shown as changed.</summary>
    [Fact]
    public void the_changes_lead_from_the_old_document_to_the_new_one()
    {
        var document = Gen.Char['a', 'd'].Select(letter => letter.ToString()).List[0, 7];
        Gen.Select(document, document).Sample((old, now) =>
        {
            var changes = ConsentChanges.Between(old, now);
            Assert.DoesNotContain(changes, change => change.Was == change.Is);
            // What went and what came, as often each: the rest stayed.
            Assert.Equal(Counted(now), Counted(old.Concat(changes.Select(change => change.Is).OfType<string>())).Except(changes.Select(change => change.Was).OfType<string>()));
        });
    }

    private static Tally Counted(IEnumerable<string> words) => new(words.GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count()));

    private sealed class Tally(Dictionary<string, int> counts) : IEquatable<Tally>
    {
        public Tally Except(IEnumerable<string> words) =>
            new(counts.ToDictionary(pair => pair.Key, pair => pair.Value - words.Count(word => word == pair.Key)).Where(pair => pair.Value != 0).ToDictionary(pair => pair.Key, pair => pair.Value));

        public bool Equals(Tally? other) => ToString() == other?.ToString();

        public override bool Equals(object? other) => other is Tally tally && Equals(tally);

        public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

        public override string ToString() => string.Join(' ', counts.Where(pair => pair.Value != 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{pair.Value}"));
    }
}
