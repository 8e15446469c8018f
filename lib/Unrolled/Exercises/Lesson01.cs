using Unrolled.Showing;
using Unrolled.Text;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 01, sequence notation and data: words become numbers, and sequences have lengths.</summary>
public static partial class Lesson01
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [Encode, Lengths, UnknownShare, Applications];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("01", All);

    /// <summary>The blank of the build: the numbers of a sentence's words, given the vocabulary; 0 for a word that is not in it.</summary>
    public static readonly Exercise<Func<string[], string, int[]>> Encode = new(
        "01-encode", "the encoded sentence",
        "Write Encode(words, sentence): for each word of the sentence its place in words, counted from 0; and 0, the place of ⟨unk⟩, for a word that is not there.",
        (words, sentence) => [.. sentence.Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word)))],
        [
            AskEncode(Animals, "dog bites man"), AskEncode(Animals, "man bites dog"), AskEncode(Animals, "the man sees the dog"), AskEncode(Animals, "the unicorn bites the yeti"),
            AskEncode(Animals, "cat"), AskEncode(Colours, "red red green"), AskEncode(Colours, "blue mauve red"),
            AskEncode(Animals, "Dog bites Man"), AskEncode(Animals, "dog, cat"), AskEncode(Animals, "do dogs"),
        ],
        [
            new("−1 for unknown words", (words, sentence) => [.. sentence.Split(' ').Select(word => Array.IndexOf(words, word))],
                "Array.IndexOf says −1 for a word it does not find. The place for such words is 0."),
            new("unknown words left out", (words, sentence) => [.. sentence.Split(' ').Select(word => Array.IndexOf(words, word)).Where(k => k >= 0)],
                "Words that are not in the vocabulary disappear from your sentence. Keep their steps: a 0 for each."),
            new("counted from 1", (words, sentence) => [.. sentence.Split(' ').Select(word => Array.IndexOf(words, word) + 1)],
                "Your numbers are one too large, and so unknown words only seem right. Places count from 0."),
            new("unknown words at the end", (words, sentence) => [.. sentence.Split(' ').Select(word => Array.IndexOf(words, word) is >= 0 and var k ? k : words.Length)],
                "Unknown words get the place behind the last word. They have one already: 0, where ⟨unk⟩ stands."),
            new("characters", (words, sentence) => [.. sentence.Select(c => Math.Max(0, Array.IndexOf(words, c.ToString())))],
                "You went through the characters. Cut the sentence into words first: Split(' ')."),
            new("the whole sentence", (words, sentence) => [Math.Max(0, Array.IndexOf(words, sentence))],
                "You looked the whole sentence up as if it were one word. Cut it into words first: Split(' ')."),
            new("places in the sentence", (words, sentence) => [.. sentence.Split(' ').Select((_, t) => t)],
                "These are the words' places in the sentence, 0, 1, 2 … Look each word up in words."),
            new("only new words", (words, sentence) => [.. sentence.Split(' ').Distinct().Select(word => Math.Max(0, Array.IndexOf(words, word)))],
                "A word that comes twice has become one step. Every word of the sentence is a step of its own."),
            new("in the vocabulary's order", (words, sentence) => [.. words.Select((word, k) => (word, k)).Where(p => sentence.Split(' ').Contains(p.word)).Select(p => p.k)],
                "You went through the vocabulary, so the sentence's order is lost. Go through the sentence, and look each word up."),
            new("sorted", (words, sentence) => [.. sentence.Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word))).Order()],
                "The right numbers, but sorted. Their order is the sentence."),
            new("yes or no for every word", (words, sentence) => [.. words.Select(word => sentence.Split(' ').Contains(word) ? 1 : 0)],
                "You said of every word of the vocabulary whether it occurs. That is a bag of words; here each step of the sentence gets a number."),
            new("lower case", (words, sentence) => [.. sentence.ToLowerInvariant().Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word)))],
                "You take Dog for dog. That may be wise, but then the vocabulary should be made so, too; here Dog is a word it does not have."),
            new("commas taken off", (words, sentence) => [.. sentence.Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word.Trim(','))))],
                "You take “dog,” for dog. Here a word is whatever stands between two spaces, and “dog,” is not in the vocabulary."),
            new("lower case, commas taken off", (words, sentence) => [.. sentence.ToLowerInvariant().Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word.Trim(','))))],
                "You take Dog and “dog,” for dog. Look words up as they are: whatever stands between two spaces."),
            new("a word's beginning", (words, sentence) => [.. sentence.Split(' ').Select(word => Math.Max(0, Array.FindIndex(words, known => known.StartsWith(word, StringComparison.Ordinal))))],
                "You are content when a word of the vocabulary begins like yours, so “do” becomes dog. Ask for the whole word."),
            new("a known word with more behind it", (words, sentence) => [.. sentence.Split(' ').Select(word => Math.Max(0, Array.FindIndex(words, known => word.StartsWith(known, StringComparison.Ordinal))))],
                "You are content when your word begins with one of the vocabulary, so “dogs” becomes dog. Ask for the whole word."),
            new("⟨eos⟩ added", (words, sentence) => [.. sentence.Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word))), 2],
                "You added an ⟨eos⟩ (2). Nobody asked for it here; and not every vocabulary has it at place 2."),
            new("⟨bos⟩ and ⟨eos⟩ added", (words, sentence) => [1, .. sentence.Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word))), 2],
                "You added ⟨bos⟩ (1) and ⟨eos⟩ (2). Here only the sentence's own words are asked for."),
            new("⟨bos⟩ added", (words, sentence) => [1, .. sentence.Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word)))],
                "You added a ⟨bos⟩ (1). Here only the sentence's own words are asked for."),
            new("only new numbers", (words, sentence) => [.. sentence.Split(' ').Select(word => Math.Max(0, Array.IndexOf(words, word))).Distinct()],
                "A number that comes twice has become one. Every word of the sentence keeps its step, also the second unknown one."),
            new("|−1|", (words, sentence) => [.. sentence.Split(' ').Select(word => Math.Abs(Array.IndexOf(words, word)))],
                "Math.Abs turns −1 into 1, and that is the place of another word. Unknown words have place 0: Math.Max(0, …)."),
            new("the whole sentence, −1", (words, sentence) => [Array.IndexOf(words, sentence)],
                "You looked the whole sentence up as one word, and it is not there. Cut it with Split(' '), and look each word up."),
            new("each word's place in the sentence", (words, sentence) => [.. words.Select(word => Array.IndexOf(sentence.Split(' '), word))],
                "You looked the vocabulary's words up in the sentence. It is the other way round: each word of the sentence, in words."),
            new("places in the sentence, from 1", (words, sentence) => [.. sentence.Split(' ').Select((_, t) => t + 1)],
                "1, 2, 3 … are the words' places in the sentence. Look each word up in words."),
            new("a bag of words", (words, sentence) => [.. words.Select(word => sentence.Split(' ').Count(other => other == word))],
                "You counted how often the sentence has each word of the vocabulary: a bag of words, without order. Here each step gets a number."),
            new("nothing", (words, sentence) => null!,
                "Your method returns nothing. End it with return, and an array of numbers."),
            new("throws at unknown words", (words, sentence) => [.. sentence.Split(' ').Select(word => words.Index().First(p => p.Item == word).Index)],
                "A word that is not in the vocabulary stops your method. Array.IndexOf says −1 there, and you can make that a 0."),
        ],
        [
            "sentence.Split(' ') gives the words. Array.IndexOf(words, word) gives a word's place, and −1 where there is none.",
            "Math.Max(0, …) turns −1 into 0 and leaves places as they are.",
            "Go through sentence.Split(' ') with Select, and collect with ToArray().",
        ]);

    private static string[] Animals => [Vocabulary.Unknown, Vocabulary.Begin, Vocabulary.End, "bites", "cat", "dog", "man", "sees", "the"];

    private static string[] Colours => [Vocabulary.Unknown, "green", "red", "blue"];

    private static Probe<Func<string[], string, int[]>> AskEncode(string[] words, string sentence) =>
        new($"of “{sentence}” with the words {string.Join(", ", words)}", f => f(words, sentence));
}
