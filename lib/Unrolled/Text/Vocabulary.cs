using System.Collections;
using Unrolled.Showing;

namespace Unrolled.Text;

/// <summary>The words a net knows, each with its number: 0 for every word it does not know, 1 and 2 for begin and end, then all others in alphabetical order.</summary>
/// <remarks><code>
/// vocabulary["dog"]      the word's number; 0 where it is not in the vocabulary
/// vocabulary[3]          the word of a number
/// Decode(Encode(words))  the words again, ⟨unk⟩ in place of each that is not known
/// </code>
/// A symbol is any text: a word, a character, a chord. Build it from training data alone: a word that only the test has must stay unknown.
/// </remarks>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class Vocabulary : IReadOnlyList<string>, IMimeBundle
{
    /// <summary>What stands for every word that is not known; its number is 0.</summary>
    public const string Unknown = "⟨unk⟩";

    /// <summary>What stands before a sentence's first word; its number is 1.</summary>
    public const string Begin = "⟨bos⟩";

    /// <summary>What stands behind a sentence's last word; its number is 2.</summary>
    public const string End = "⟨eos⟩";

    private readonly string[] words;
    private readonly Dictionary<string, int> numbers;

    /// <param name="text">The words of the training data, in any order, as often as they occur.</param>
    /// <param name="atLeast">How often a word must occur to be known.</param>
    /// <exception cref="ArgumentException">atLeast is below 1, or the text has an empty word.</exception>
    public Vocabulary(IEnumerable<string> text, int atLeast = 1)
    {
        if (atLeast < 1) throw new ArgumentException($"Vocabulary: atLeast should be 1 or more but is {atLeast}. It is how often a word must occur to be known.", nameof(atLeast));
        var counted = text.CountBy(word => word).ToList();
        if (counted.Any(c => c.Key == "")) throw new ArgumentException("Vocabulary: every word should have at least one character, but there is an empty one. Were two spaces next to each other when the text was split?", nameof(text));
        string[] special = [Unknown, Begin, End];
        words = [.. special, .. counted.Where(c => c.Value >= atLeast).Select(c => c.Key).Except(special).Order(StringComparer.Ordinal)];
        numbers = words.Select((word, k) => (word, k)).ToDictionary(p => p.word, p => p.k);
    }

    /// <summary>How many there are, ⟨unk⟩, ⟨bos⟩ and ⟨eos⟩ included: the rows of a one-hot column.</summary>
    public int Count => words.Length;

    /// <summary>The word of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public string this[int number] => (uint)number < (uint)Count
        ? words[number]
        : throw new ArgumentOutOfRangeException(nameof(number), $"Vocabulary: a number should be in 0 … {Count - 1} (there are {Count} words) but is {number}. Was it made by another vocabulary?");

    /// <summary>The number of a word; 0 where it is not known.</summary>
    public int this[string word] => numbers.GetValueOrDefault(word, 0);

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

    /// <summary>Its size, and the words with their numbers; of many, the first.</summary>
    public override string ToString() =>
        $"{Count} words: {string.Join(", ", words.Take(40).Select((word, k) => $"{k} {word}"))}{(Count > 40 ? " …" : "")}";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ToMimeBundle() => new Shown(ToString()).ToMimeBundle();

    /// <summary>The same as an HTML fragment.</summary>
    public string ToHtml() => new Shown(ToString()).ToHtml();
}
