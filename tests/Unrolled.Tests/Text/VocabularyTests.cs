using Unrolled.Text;

namespace Unrolled.Tests.Text;

public class VocabularyTests
{
    private static readonly string[] Words = "the dog bites the man the man sleeps".Split(' ');

    private readonly Vocabulary vocabulary = new(Words);

    [Fact]
    public void Special_symbols_come_first_then_words_in_alphabetical_order() =>
        Assert.Equal(["⟨unk⟩", "⟨bos⟩", "⟨eos⟩", "bites", "dog", "man", "sleeps", "the"], vocabulary);

    [Fact]
    public void Known_words_survive_the_round_trip() => Assert.Equal(Words, vocabulary.Decode(vocabulary.Encode(Words)));

    [Fact]
    public void Numbers_and_words_name_each_other()
    {
        for (int k = 0; k < vocabulary.Count; k++) Assert.Equal(k, vocabulary[vocabulary[k]]);
    }

    [Fact]
    public void A_word_that_is_not_known_becomes_unk() =>
        Assert.Equal(["the", "⟨unk⟩", "bites", "⟨unk⟩"], vocabulary.Decode(vocabulary.Encode(["the", "cat", "bites", "Man"])));

    [Fact]
    public void Begin_and_end_stand_around_a_marked_sentence() => Assert.Equal([1, 4, 3, 2], vocabulary.Encode(["dog", "bites"], marked: true));

    [Fact]
    public void The_empty_sentence_has_no_word_and_two_marks()
    {
        Assert.Empty(vocabulary.Encode([]));
        Assert.Equal([1, 2], vocabulary.Encode([], marked: true));
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 5)]            // man twice, the three times
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    public void Rare_words_are_left_out(int atLeast, int count) => Assert.Equal(count, new Vocabulary(Words, atLeast).Count);

    [Fact]
    public void Special_symbols_in_a_text_are_not_entered_twice() =>
        Assert.Equal(["⟨unk⟩", "⟨bos⟩", "⟨eos⟩", "a"], new Vocabulary(["⟨bos⟩", "a", "⟨unk⟩", "⟨eos⟩"]));

    [Fact]
    public void Order_does_not_depend_on_the_order_of_the_text() => Assert.Equal(vocabulary, new Vocabulary(Words.Reverse()));

    [Fact]
    public void A_number_of_another_vocabulary_is_named()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([3, 8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary[-1]);
        Assert.Contains("in 0 … 7 (there are 8 words) but is 8", error.Message);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Contains("atLeast should be 1 or more but is 0", Assert.Throws<ArgumentException>(() => new Vocabulary(Words, 0)).Message);
        Assert.Contains("there is an empty one", Assert.Throws<ArgumentException>(() => new Vocabulary("a  b".Split(' '))).Message);
    }

    [Fact]
    public void Says_its_size() => Assert.Equal("a vocabulary of 8 words", vocabulary.ToString());
}
