using System.Collections;

namespace Unrolled.Text;

/// <summary>The words a net knows, each with its number: 0 for every word it does not know, 1 and 2 for begin and end, then all others in alphabetical order.</summary>
/// <remarks><code>
/// vocabulary["dog"]      the word's number; 0 where it is not in the vocabulary
/// vocabulary[3]          the word of a number
/// Decode(Encode(words))  the words again, ⟨unk⟩ in place of each that is not known
/// </code>
/// A word is any text: a character or a chord will do. Build it from training data alone: a word that only the test has must stay unknown.
/// </remarks>
public sealed class Vocabulary : IReadOnlyList<string>
{
    /// <summary>What stands for a word that is not known (0), before a sentence's first word (1), behind its last (2).</summary>
    public const string Unknown = "⟨unk⟩", Begin = "⟨bos⟩", End = "⟨eos⟩";

    private readonly string[] words;
    private readonly Dictionary<string, int> numbers;

    /// <param name="text">The words of the training data, in any order, as often as they occur.</param>
    /// <param name="atLeast">How often a word must occur to be known.</param>
    /// <exception cref="ArgumentException">atLeast is below 1, or the text has an empty word.</exception>
    public Vocabulary(IEnumerable<string> text, int atLeast = 1)
    {
        var times = Times(text, atLeast);
        string[] signs = [Unknown, Begin, End];
        var known = times.Where(w => w.Value >= atLeast).Select(w => w.Key).Except(signs);
        words = [.. signs, .. known.Order(StringComparer.Ordinal)];
        numbers = words.Index().ToDictionary(w => w.Item, w => w.Index);
    }

    /// <summary>How many there are, ⟨unk⟩, ⟨bos⟩ and ⟨eos⟩ included: the rows of a one-hot column.</summary>
    public int Count => words.Length;

    /// <summary>The number of a word; 0 where it is not known.</summary>
    public int this[string word] => numbers.GetValueOrDefault(word, 0);

    /// <summary>The word of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public string this[int number] => number >= 0 && number < Count ? words[number] : throw NoSuch(number);

    /// <summary>The numbers of a sentence's words.</summary>
    /// <param name="sentence">The words, in their order.</param>
    /// <param name="marked">Whether ⟨bos⟩ is set before the first and ⟨eos⟩ behind the last.</param>
    public int[] Encode(IEnumerable<string> sentence, bool marked = false)
    {
        var encoded = sentence.Select(word => this[word]);
        return marked ? [this[Begin], .. encoded, this[End]] : [.. encoded];
    }

    /// <summary>The words of numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public string[] Decode(IEnumerable<int> encoded) => [.. encoded.Select(number => this[number])];

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => words.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For example "a vocabulary of 10 words".</summary>
    public override string ToString() => $"a vocabulary of {Count} words";

    private static Dictionary<string, int> Times(IEnumerable<string> text, int atLeast)
    {
        if (atLeast < 1)
            throw new ArgumentException($"Vocabulary: atLeast should be 1 or more but is {atLeast}. It is how often a word must occur to be known.", nameof(atLeast));
        var times = text.CountBy(word => word).ToDictionary();
        if (times.ContainsKey(""))
            throw new ArgumentException("Vocabulary: every word should have at least one character, but there is an empty one. Were there two spaces in a row when the text was split?", nameof(text));
        return times;
    }

    private ArgumentOutOfRangeException NoSuch(int number) =>
        new(nameof(number), $"Vocabulary: a number should be in 0 … {Count - 1} (there are {Count} words) but is {number}. Was it made by another vocabulary?");
}
