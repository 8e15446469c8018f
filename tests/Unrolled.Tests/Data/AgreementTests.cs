using System.Text.RegularExpressions;
using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Tests.Data;

public class AgreementTests
{
    private const string Noun = "(?:cat|dog|bird|horse|boy|girl|tree|house)s?", Group = $"the (?:(?:old|big|small|red) )?(?<noun>{Noun})",
        More = $"(?: (?:near|behind|beside|under) {Group})*";

    /// <summary>The oracle knows the grammar from its docstring alone.</summary>
    private static readonly Regex oracle = new($"^the (?<subject>{Noun}) which {Group}{More} (?:saw|heard|found|liked){More} (?<verb>was|were) full$");

    [Fact]
    public void Every_sentence_is_of_the_grammar_and_its_verb_agrees_with_its_first_noun()
    {
        foreach (var sentence in Agreement.Sentences(3000, seed: 1, nearest: 7, farthest: 30))
        {
            var match = oracle.Match(sentence.ToString());
            Assert.True(match.Success, sentence.ToString());
            Assert.Equal(IsPlural(match.Groups["subject"].Value), sentence.Plural);
            Assert.Equal(sentence.Plural ? "were" : "was", match.Groups["verb"].Value);
            var numbers = match.Groups["noun"].Captures.Select(c => IsPlural(c.Value)).ToList();
            Assert.Contains(true, numbers);
            Assert.Contains(false, numbers);
        }
    }

    [Fact]
    public void The_oracle_knows_a_wrong_sentence()
    {
        Assert.Matches(oracle, "the cats which the dog near the old birds saw were full");
        Assert.DoesNotMatch(oracle, "the cats which the dog near old the birds saw were full");
        Assert.DoesNotMatch(oracle, "the cats which the dog the birds saw were full");
        Assert.DoesNotMatch(oracle, "the cats which the dog near the birds were full");
    }

    [Fact]
    public void Each_distance_is_met_exactly_and_equally_often()
    {
        var sentences = Agreement.Sentences(11_000, seed: 2);
        Assert.All(sentences, s => Assert.Equal(s.Distance, s.ToString().Split(' ').Length - 4));            // the, subject; verb, full
        double chi2 = sentences.CountBy(s => s.Distance).Sum(c => (c.Value - 1000.0) * (c.Value - 1000.0) / 1000.0);
        Assert.Equal(Enumerable.Range(10, 11), sentences.Select(s => s.Distance).Distinct().Order());
        Assert.True(chi2 < 29.6, $"χ² = {chi2:0.0} with 10 degrees of freedom; 29.6 is exceeded once in a thousand");
    }

    [Fact]
    public void Nothing_in_the_clause_tells_the_subjects_number()
    {
        var sentences = Agreement.Sentences(20_000, seed: 3);
        Even("plural subjects", sentences, s => s.Plural);
        Even("last noun agrees", sentences, s => IsPlural(Nouns(s)[^1]) == s.Plural);
        Even("the noun before the verb of the clause agrees", sentences, s => IsPlural(Nouns(s)[1]) == s.Plural);
        Even("most nouns agree", [.. sentences.Where(s => Balance(s) != 0)], s => Balance(s) > 0 == s.Plural);

        static int Balance(AgreementSentence s) => Nouns(s).Skip(1).Sum(n => IsPlural(n) ? 1 : -1);

        // Five standard deviations of a fair coin.
        static void Even(string what, AgreementSentence[] sentences, Func<AgreementSentence, bool> holds) =>
            Assert.True(Math.Abs(2 * sentences.Count(holds) - sentences.Length) < 5 * Math.Sqrt(sentences.Length), $"{what}: {sentences.Count(holds)} of {sentences.Length}");
    }

    [Fact]
    public void Every_word_is_used_and_every_group_may_have_an_adjective()
    {
        var sentences = Agreement.Sentences(2000, seed: 4);
        Assert.Equal(Enumerable.Range(0, Agreement.Vocabulary.Count), sentences.SelectMany(s => s.Words).Distinct().Order());
        Assert.Equal(30, Agreement.Vocabulary.Distinct().Count());
        Assert.Contains(sentences, s => Regex.IsMatch(s.ToString(), "which the old"));
        Assert.Contains(sentences, s => Regex.IsMatch(s.ToString(), "the red \\w+ was full"));
        Assert.Contains(sentences, s => Regex.IsMatch(s.ToString(), "(saw|found) were full"));
    }

    [Fact]
    public void Seeds_repeat_and_the_stream_is_fixed()
    {
        string Text(int seed) => string.Join('\n', Agreement.Batches(8, seed).Take(3).SelectMany(batch => batch).AsEnumerable());
        Assert.Equal(Text(1), Text(1));
        Assert.NotEqual(Text(1), Text(2));
        Assert.Equal(Text(1), string.Join('\n', Agreement.Sentences(24, 1).AsEnumerable()));
        Assert.Equal("the birds which the cat behind the trees behind the girls liked were full", Agreement.Sentence(10, new Random64(1)).ToString());
    }

    [Fact]
    public void Text_goes_both_ways_and_what_cannot_be_is_refused()
    {
        Assert.Equal("the cats which", Agreement.Write(Agreement.Read("the cats  which")));
        Assert.Contains("\"mouse\" is not one of its 30 words", Assert.Throws<FormatException>(() => Agreement.Read("the mouse")).Message);
        Assert.Contains("at least 7 words, but 6 were asked for", Assert.Throws<ArgumentOutOfRangeException>(() => Agreement.Sentence(6, new(1))).Message);
        Assert.Contains("should be at least the shortest, 10, but is 9", Assert.Throws<ArgumentException>(() => Agreement.Sentences(1, 1, 10, 9)).Message);
    }

    private static string[] Nouns(AgreementSentence s) => [.. s.Words.Select(w => Agreement.Vocabulary[w]).Where(w => Regex.IsMatch(w, $"^{Noun}$"))];

    private static bool IsPlural(string noun) => noun.EndsWith('s');
}
