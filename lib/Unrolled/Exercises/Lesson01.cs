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

    /// <summary>T_x and T_y of five tasks, in the order in which the lesson lists them.</summary>
    public static readonly Exercise<Func<(int Tx, int Ty)[]>> Lengths = new(
        "01-lengths", "the pair of lengths",
        "Return (T_x, T_y) for each of the five tasks, in their order. No ⟨bos⟩ or ⟨eos⟩ is counted.",
        () => [(7, 1), (5, 5), (4, 5), (1, 8), (7, 3)],
        [
            new("of your array", f => f().Length == 5, Tell: f => $"There are five tasks, but you returned {f().Length} pairs."),
            new("of the review (a)", f => f()[0]), new("of the tagged sentence (b)", f => f()[1]), new("of the translation (c)", f => f()[2]),
            new("of the melody (d)", f => f()[3]), new("of the sum (e)", f => f()[4]),
        ],
        [
            new("swapped", () => [(1, 7), (5, 5), (5, 4), (8, 1), (3, 7)], "Your pairs are the wrong way round: T_x counts the steps of the input, T_y those of the output."),
            new("the sum as numbers", () => [(7, 1), (5, 5), (4, 5), (1, 8), (2, 1)], "Task (e) reads and writes characters, and + is one too: count the characters of each text."),
            new("the sum without its sign", () => [(7, 1), (5, 5), (4, 5), (1, 8), (6, 3)], "In (e) the + is a character like the others. The net reads it, too."),
            new("the sum as words", () => [(7, 1), (5, 5), (4, 5), (1, 8), (1, 1)], "In (e) a step is a character, so neither side is a single step."),
            new("the mood at every word", () => [(7, 7), (5, 5), (4, 5), (1, 8), (7, 3)], "In (a) there is one answer for the whole review, after its last word."),
            new("one tag", () => [(7, 1), (5, 1), (4, 5), (1, 8), (7, 3)], "In (b) every word gets a tag, so there are as many outputs as inputs."),
            new("the melody reads its notes", () => [(7, 1), (5, 5), (4, 5), (8, 8), (7, 3)], "In (d) the net is given one thing only, the mood. The notes are its output; that it reads them again, one by one, is its own affair."),
            new("translation word for word", () => [(7, 1), (5, 5), (4, 4), (1, 8), (7, 3)], "In (c) count the German words too: a translation need not have as many words as its source."),
            new("⟨eos⟩ counted", () => [(7, 2), (5, 6), (4, 6), (1, 9), (7, 4)], "You counted an ⟨eos⟩ in every output. Here it is left out, on both sides."),
            new("from 0", () => [(6, 0), (4, 4), (3, 4), (0, 7), (6, 2)], "Every length is one too small: these are the last steps counted from 0. A length counts the steps."),
        ],
        [
            "First ask what one step is: a word, a note, a character. Then count, input and output each on its own.",
            "One answer for the whole sequence means T_y = 1; one given thing at the start means T_x = 1.",
            "(a) has seven words and one answer; in (e), 216+648 has seven characters.",
        ]);
}
