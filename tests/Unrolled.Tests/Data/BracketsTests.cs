using Unrolled.Data;

namespace Unrolled.Tests.Data;

public class BracketsTests
{
    [Theory]
    [InlineData("", "valid: every bracket is closed by its partner")]
    [InlineData("([]{<>}«»)", "valid: every bracket is closed by its partner")]
    [InlineData("[({)}]", "position 4: ')' closes '{'")]
    [InlineData("([)]", "position 3: ')' closes '['")]
    [InlineData(")(", "position 1: ')' closes nothing")]
    [InlineData("()]", "position 3: ']' closes nothing")]
    [InlineData("([]", "end: '(' of position 1 is never closed")]
    [InlineData("()[{}<", "end: '<' of position 6 is never closed")]
    public void The_oracle_explains_the_first_fault(string text, string explanation)
    {
        var symbols = BracketText.Read(text);
        Assert.Equal(explanation, Brackets.Explain(symbols));
        Assert.Equal(explanation.StartsWith("valid", StringComparison.Ordinal), Brackets.IsValid(symbols));
    }

    [Fact]
    public void Of_all_strings_of_length_4_fifty_are_valid_and_the_flawed_rule_accepts_twenty_more()
    {
        Assert.Equal(50, Brackets.CountAll(4, Brackets.IsValid));
        Assert.Equal(70, Brackets.CountAll(4, Brackets.FlawedLabel));
        Assert.Equal(20, Brackets.CountAll(4, s => Brackets.FlawedLabel(s) && !Brackets.IsValid(s)));
    }

    [Fact]
    public void Of_a_million_strings_of_length_6_exactly_625_are_valid()
    {
        Assert.Equal(625, Brackets.CountAll(6, Brackets.IsValid));
        Assert.Equal(760, Brackets.CountAll(6, s => Brackets.FlawedLabel(s) && !Brackets.IsValid(s)));
        Assert.Equal(625 + 760, Brackets.CountAll(6, Brackets.FlawedLabel));
    }

    [Theory]
    [InlineData(0, 1, 8, 9, true)]
    [InlineData(0, 8, 1, 9, true)]       // ( ] [ ): the mismatched closer is pushed, its partner pops it
    [InlineData(0, 1, 9, 8, false)]      // both are pushed and nothing pops them
    [InlineData(9, 0, 0, 9, false)]      // a closer on an empty stack
    public void The_flawed_rule(int a, int b, int c, int d, bool label) => Assert.Equal(label, Brackets.FlawedLabel([a, b, c, d]));

    [Fact]
    public void The_flawed_rule_accepts_the_known_counter_example_of_length_6() => Assert.True(Brackets.FlawedLabel([0, 1, 9, 0, 8, 9]));

    [Fact]
    public void The_flawed_rule_accepts_every_valid_string() => Assert.Equal(0, Brackets.CountAll(4, s => Brackets.IsValid(s) && !Brackets.FlawedLabel(s)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 10)]
    [InlineData(3, 1000)]
    public void Every_string_is_counted_once(int length, int count)
    {
        var seen = new HashSet<string>();
        Assert.Equal(count, Brackets.CountAll(length, s => seen.Add(string.Join(' ', s))));
    }

    [Fact]
    public void Long_strings_and_strange_symbols_are_met()
    {
        Assert.True(Brackets.IsValid([.. Enumerable.Repeat(3, 1000), .. Enumerable.Repeat(6, 1000)]));
        Assert.True(Brackets.FlawedLabel([.. Enumerable.Repeat(3, 1000), .. Enumerable.Repeat(6, 1000)]));
        Assert.Equal("Brackets: the symbol at position 2 is 10; expected 0…9. (Parameter 'symbols')", Assert.Throws<ArgumentException>(() => Brackets.IsValid([0, 10])).Message);
        Assert.Throws<ArgumentException>(() => Brackets.IsValid([-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Brackets.CountAll(9, Brackets.IsValid));
    }

    [Fact]
    public void Text_goes_both_ways()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], BracketText.Read("( [ { < « » > } ] )"));
        Assert.Equal("([{<«»>}])", BracketText.Write([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
        Assert.Contains("'x' in \"(x)\" is not one of ([{<«»>}])", Assert.Throws<FormatException>(() => BracketText.Read("(x)")).Message);
    }
}
