using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Tests.Data;

public class Elman1990Tests
{
    private static bool Fits(IReadOnlyList<int> sentence, string template) => template.Split(' ') is var classes && classes.Length == sentence.Count
        && classes.Zip(sentence, (name, word) => Elman1990.Classes[name].Contains(Elman1990.Lexicon[word])).All(fits => fits);

    [Fact]
    public void The_lexicon_has_29_words_of_three_kinds()
    {
        Assert.Equal(29, Elman1990.Lexicon.Distinct().Count());
        Assert.Equal(12, Elman1990.Classes.Count);
        Assert.Equal([("animate", 10), ("inanimate", 8), ("verb", 11)], Elman1990.Lexicon.CountBy(Elman1990.KindOf).Select(kind => (kind.Key, kind.Value)));
        Assert.Equal(["see", "break"], Elman1990.Lexicon.Where(word => Elman1990.Classes.Count(c => c.Value.Contains(word)) == 2));
        Assert.Contains("'dodo'", Assert.Throws<ArgumentException>(() => Elman1990.KindOf("dodo")).Message);
    }

    [Fact]
    public void Each_template_has_a_sixteenth_of_the_sentences_and_each_sentence_one_template()
    {
        var source = Elman1990.Sentences;
        Assert.Equal(16, Elman1990.Templates.Distinct().Count());
        Assert.All(source.Pieces, sentence => Assert.Single(Elman1990.Templates, template => Fits(sentence, template)));
        Assert.All(Elman1990.Templates, template =>
        {
            var of = source.Pieces.Zip(source.Shares).Where(pair => Fits(pair.First, template)).Select(pair => pair.Second).ToList();
            Assert.Equal(template.Split(' ').Aggregate(1, (n, name) => n * Elman1990.Classes[name].Length), of.Count);
            Assert.All(of, share => Assert.Equal(1.0 / 16 / of.Count, share, 1e-12));
        });
    }

    /// <summary>ln 16 for the template, and ln of its size for every class in it.</summary>
    [Fact]
    public void The_floor_is_the_entropy_of_a_template_and_its_words()
    {
        double perSentence = Math.Log(16) + Elman1990.Templates.Average(template => template.Split(' ').Sum(name => Math.Log(Elman1990.Classes[name].Length)));
        Assert.Equal(252, Elman1990.Sentences.Pieces.Count);
        Assert.Equal(2.75, Elman1990.Sentences.MeanLength, 1e-12);
        Assert.Equal(perSentence / 2.75, Elman1990.Sentences.EntropyRate, 1e-12);
        Assert.Equal(1.9487, Elman1990.Sentences.EntropyRate, 5e-5);
        Assert.True(Elman1990.Sentences.IsCutInOneWay);
    }

    [Fact]
    public void Drawn_sentences_follow_the_templates_equally_often()
    {
        var stream = Elman1990.Sentences.Draw(8000, new Random64(1));
        var begins = Enumerable.Range(0, stream.Length).Where(t => stream.Places[t] == 0).Select(t => stream.Pieces[t]);
        var counts = begins.CountBy(piece => Elman1990.Templates.First(template => Fits(Elman1990.Sentences.Pieces[piece], template))).Select(c => c.Value).ToList();
        Assert.Equal(16, counts.Count);
        double chi2 = counts.Sum(n => (n - 500.0) * (n - 500.0) / 500);
        Assert.True(chi2 < 37.7, $"χ² = {chi2:0.0} with 15 degrees of freedom; 37.7 is exceeded once in a thousand");
    }

    [Fact]
    public void Consonants_share_four_bits_and_differ_in_high_and_back()
    {
        Assert.Equal("101001 101101 101011 010011 010101 010111", string.Join(' ', "bdgaiu".Select(letter => string.Concat(Elman1990.Bits(letter)))));
        Assert.Contains("'e'", Assert.Throws<ArgumentException>(() => Elman1990.Bits('e')).Message);
    }
}
