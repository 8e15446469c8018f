using Unrolled.Data;

namespace Unrolled.Tests.Data;

public class BracketSetsTests
{
    public static TheoryData<string> Names => ["easy", "hard", "long", "notebook"];

    private static BracketSet Make(string name, int count, int seed) => name switch
    {
        "easy" => BracketSets.Easy(count, seed),
        "hard" => BracketSets.Hard(count, seed),
        "long" => BracketSets.HardLong(count, seed),
        _ => BracketSets.HardLongOfNotebook(count, seed),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Half_are_valid_and_every_label_is_the_oracles(string name)
    {
        var set = Make(name, 400, seed: 1);
        Assert.Equal(400, set.Count);
        Assert.Equal(200, set.Count(s => s.Valid));
        Assert.All(set, s => Assert.Equal(Brackets.IsValid(s.Symbols), s.Valid));
        Assert.Contains(set.Take(20), s => s.Valid);
        Assert.Contains(set.Take(20), s => !s.Valid);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_seeds_give_equal_sets_and_others_do_not(string name)
    {
        string Text(int seed) => string.Join('\n', Make(name, 50, seed));
        Assert.Equal(Text(1), Text(1));
        Assert.NotEqual(Text(1), Text(2));
    }

    [Fact]
    public void Short_sets_have_every_even_length_from_4_to_20_and_the_same_ones_for_both_labels()
    {
        var set = BracketSets.Hard(2000, seed: 1);
        Assert.Equal([4, 6, 8, 10, 12, 14, 16, 18, 20], set.Select(s => s.Length).Distinct().Order());
        Assert.Equal(set.Where(s => s.Valid).CountBy(s => s.Length).OrderBy(c => c.Key), set.Where(s => !s.Valid).CountBy(s => s.Length).OrderBy(c => c.Key));
    }

    [Fact]
    public void Kinds_take_equal_shares()
    {
        Assert.Equal(["early closer", "extra closer", "moved", "swapped", "wrong type"],
            BracketSets.Hard(1000, 1).Where(s => !s.Valid).CountBy(s => s.Kind).Where(c => c.Value == 100).Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal(200, BracketSets.Balanced("mixed", NegativeKind.Mixed, 2400, 1).Count(s => s.Kind == "random"));
    }

    [Fact]
    public void Long_sets_cannot_be_told_by_length_but_the_notebooks_can()
    {
        Assert.All(BracketSets.HardLong(200, 1), s => Assert.Equal(40, s.Length));
        Assert.All(BracketSets.HardLongOfNotebook(200, 1), s => Assert.Equal(s.Valid ? 40 : 41, s.Length));
    }

    [Fact]
    public void Batches_go_on_and_each_is_balanced()
    {
        var batches = BracketSets.Batches(NegativeKind.Mixed, batch: 32, seed: 1).Take(50).ToList();
        Assert.All(batches, b => Assert.Equal((32, 16), (b.Length, b.Count(s => s.Valid))));
        Assert.Equal(50, batches.Select(b => string.Join('\n', b.AsEnumerable())).Distinct().Count());
    }

    [Fact]
    public void A_set_shows_its_kinds_with_an_example_each()
    {
        var set = new BracketSet("two", [new([0, 9], true, "valid"), new([3, 5], false, "wrong type")]);
        Assert.Equal("two: 2 generated strings, 1 valid\n  valid            1   length 2…2      ()\n  wrong type       1   length 2…2      <»", set.ToString());
        Assert.Contains("<code>&lt;»</code>", set.ToHtml().Replace("&#187;", "»"));
        Assert.Equal(set.ToString(), set.ToMimeBundle()["text/plain"]);
        Assert.Equal("<»  not valid (wrong type)", set[1].ToString());
        Assert.Equal("()  valid", set[0].ToString());
    }

    [Fact]
    public void A_kind_that_makes_valid_strings_is_named()
    {
        var kind = new NegativeKind("mine", BracketSampler.Valid);
        Assert.Contains("the kind \"mine\" made", Assert.Throws<ArgumentException>(() => BracketSets.Balanced("x", [kind], 10, 1)).Message);
        Assert.Contains("take an even number", Assert.Throws<ArgumentException>(() => BracketSets.Easy(7, 1)).Message);
    }
}
