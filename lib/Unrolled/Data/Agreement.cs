using Unrolled.Hosting;
using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>Sentences whose verb must agree with a noun far back: "the cat which the dogs near the old trees saw was full", "the cats which … were full". Every sentence is generated.</summary>
/// <remarks><code>
/// sentence   the SUBJECT CLAUSE (was | were) full             words and label: what stands before the verb, and which verb it is
/// clause     which GROUP (PREP GROUP)* SEEN (PREP GROUP)*      as many words as there are between the subject and its verb
/// group      the [ADJECTIVE] NOUN                              at least one noun singular, at least one plural
/// </code>
/// The subject is singular or plural with equal chance, and nothing in the clause depends on it: the verb of the clause is in the past tense, the numbers of its nouns
/// are drawn apart (again until both occur), so neither the last noun nor the majority of them tells. A net that has not kept the first noun is right half the time.
/// <para>Shapes: a net reads one of <see cref="Vocabulary"/>'s words per step, T = distance + 2, and answers once, after the last.</para>
/// <para>The task is that of A. Ng, "Sequence Models" (deeplearning.ai), week 1, 2018, "the cat, which already ate …, was full"; nets were measured on it by
/// T. Linzen, E. Dupoux and Y. Goldberg, "Assessing the ability of LSTMs to learn syntax-sensitive dependencies", 2016, on sentences that people wrote.</para>
/// </remarks>
public static class Agreement
{
    private const int Least = 7;                        // which the NOUN PREP the NOUN SEEN: the shortest clause with two nouns

    private static readonly string[] nouns = ["cat", "dog", "bird", "horse", "boy", "girl", "tree", "house"];
    private static readonly string[] adjectives = ["old", "big", "small", "red"], prepositions = ["near", "behind", "beside", "under"], seen = ["saw", "heard", "found", "liked"];

    /// <summary>Every word a net may read: the, which, 8 nouns in both numbers, 4 adjectives, 4 prepositions, 4 verbs in the past tense.</summary>
    public static IReadOnlyList<string> Vocabulary { get; } = ["the", "which", .. nouns, .. nouns.Select(n => n + "s"), .. adjectives, .. prepositions, .. seen];

    private static readonly Dictionary<string, int> numbers = Vocabulary.Index().ToDictionary(word => word.Item, word => word.Index);

    /// <summary>One sentence.</summary>
    /// <param name="distance">Words between the subject and its verb, at least 7.</param>
    /// <param name="random">Where the words come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">distance is below 7: the clause has no room for nouns of both numbers.</exception>
    public static AgreementSentence Sentence(int distance, Random64 random)
    {
        if (distance < Least) throw new ArgumentOutOfRangeException(nameof(distance), $"Agreement.Sentence: a clause with nouns of both numbers has at least {Least} words, but {distance} were asked for.");
        bool plural = random.Next(2) == 1;
        return new([Word("the"), Noun(plural, random), .. Clause(distance, random)], plural);
    }

    /// <summary>A fixed set of sentences.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Equal seeds give equal sets.</param>
    /// <param name="nearest">The shortest distance; each from there to <paramref name="farthest"/> is equally likely.</param>
    /// <param name="farthest">The longest distance.</param>
    public static AgreementSentence[] Sentences(int count, int seed, int nearest = 10, int farthest = 20) => Draw(count, new Random64(seed), nearest, farthest);

    /// <summary>Training batches without end: give <c>Words</c> to Tokens and <c>Plural</c> to Tokens.Labels.</summary>
    /// <param name="batch">Sentences in a batch.</param>
    /// <param name="seed">Equal seeds give equal batches.</param>
    /// <param name="nearest">The shortest distance; each from there to <paramref name="farthest"/> is equally likely.</param>
    /// <param name="farthest">The longest distance.</param>
    public static IEnumerable<AgreementSentence[]> Batches(int batch, int seed, int nearest = 10, int farthest = 20)
    {
        for (var random = new Random64(seed); ; Interruption.Check()) yield return Draw(batch, random, nearest, farthest);
    }

    /// <summary>For example "the cats which".</summary>
    public static string Write(IEnumerable<int> words) => string.Join(' ', words.Select(w => Vocabulary[w]));

    /// <summary>The words' numbers.</summary>
    /// <exception cref="FormatException">A word is not one of the vocabulary.</exception>
    public static int[] Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Word)];

    private static AgreementSentence[] Draw(int count, Random64 random, int nearest, int farthest)
    {
        if (farthest < nearest) throw new ArgumentException($"Agreement: the longest distance should be at least the shortest, {nearest}, but is {farthest}.", nameof(farthest));
        return [.. Enumerable.Range(0, count).Select(_ => Sentence(random.Next(nearest, farthest + 1), random))];
    }

    // words = 1 + 3 groups + adjectives, with at most one adjective in a group: which and SEEN, a PREP before each group but the first, the NOUN
    private static IEnumerable<int> Clause(int words, Random64 random)
    {
        int fewest = Math.Max(2, (words + 2) / 4), most = (words - 1) / 3;
        int groups = random.Next(fewest, most + 1), before = random.Next(1, groups + 1);
        bool[] described = new bool[groups], plural = new bool[groups];
        Array.Fill(described, true, 0, words - 1 - 3 * groups);
        random.Shuffle<bool>(described);
        do for (int g = 0; g < groups; g++) plural[g] = random.Next(2) == 1;
        while (plural.Distinct().Count() < 2);
        List<int> clause = [Word("which")];
        for (int g = 0; g < groups; g++)
        {
            if (g == before) clause.Add(One(seen, random));
            if (g > 0) clause.Add(One(prepositions, random));
            clause.Add(Word("the"));
            if (described[g]) clause.Add(One(adjectives, random));
            clause.Add(Noun(plural[g], random));
        }
        if (before == groups) clause.Add(One(seen, random));
        return clause;
    }

    private static int Noun(bool plural, Random64 random) => One(nouns, random) + (plural ? nouns.Length : 0);

    private static int One(string[] words, Random64 random) => Word(words[random.Next(words.Length)]);

    private static int Word(string word) => numbers.TryGetValue(word, out int number) ? number
        : throw new FormatException($"Agreement: \"{word}\" is not one of its {Vocabulary.Count} words.");
}
