using System.Collections.ObjectModel;

namespace Unrolled.Data;

/// <summary>What the tables give of the streams of J. L. Elman, "Finding structure in time", Cognitive Science 14, 1990.</summary>
public static class Elman1990
{
    /// <summary>The lexicon: 12 classes, 29 words. "see" and "break" are in two classes each.</summary>
    /// <remarks>Table 3 of the paper gives two words of each class; the others stand in its Figure 7, and their classes are our guess.</remarks>
    public static ReadOnlyDictionary<string, string[]> Classes { get; } = new(new Dictionary<string, string[]>
    {
        ["human"] = ["man", "woman", "boy", "girl"], ["animal"] = ["cat", "mouse", "dog"], ["aggressor"] = ["dragon", "monster", "lion"],
        ["thing"] = ["book", "rock", "car"], ["fragile"] = ["glass", "plate"], ["food"] = ["cookie", "bread", "sandwich"],
        ["intransitive"] = ["think", "sleep", "exist"], ["transitive"] = ["see", "chase", "like"], ["moving"] = ["move", "break"],
        ["perceiving"] = ["smell", "see"], ["destroying"] = ["break", "smash"], ["eating"] = ["eat"],
    });

    /// <summary>The 16 templates of Table 4, drawn equally often; a word of each class in turn, drawn equally often, makes a sentence.</summary>
    public static IReadOnlyList<string> Templates { get; } =
    [
        "human eating food", "human perceiving thing", "human destroying fragile", "human intransitive", "human transitive human", "human moving thing", "human moving",
        "animal eating food", "animal transitive animal", "animal moving thing", "animal moving", "thing moving",
        "aggressor destroying fragile", "aggressor eating human", "aggressor eating animal", "aggressor eating food",
    ];

    /// <summary>The 29 words, nouns first, each once.</summary>
    public static IReadOnlyList<string> Lexicon { get; } = [.. Classes.Values.SelectMany(words => words).Distinct()];

    /// <summary>Sentences of two or three words, by <see cref="Templates"/> and <see cref="Classes"/>. A symbol is a word of <see cref="Lexicon"/>.</summary>
    public static PieceSource Sentences { get; } = OfTemplates();

    /// <summary>The six bits of a letter of the syllables ba, dii and guuu (Table 1): consonant, vowel, interrupted, high, back, voiced.</summary>
    /// <exception cref="ArgumentException">Another letter.</exception>
    public static Real[] Bits(char letter) => letter switch
    {
        'b' => [1, 0, 1, 0, 0, 1],
        'd' => [1, 0, 1, 1, 0, 1],
        'g' => [1, 0, 1, 0, 1, 1],
        'a' => [0, 1, 0, 0, 1, 1],
        'i' => [0, 1, 0, 1, 0, 1],
        'u' => [0, 1, 0, 1, 1, 1],
        _ => throw new ArgumentException($"Elman1990.Bits: letters are b, d, g, a, i and u, but '{letter}' was asked for.", nameof(letter)),
    };

    /// <summary>A word's kind: "verb", "animate" (humans, animals, aggressors) or "inanimate".</summary>
    /// <exception cref="ArgumentException">No word of the lexicon.</exception>
    public static string KindOf(string word) => Classes.FirstOrDefault(c => c.Value.Contains(word)).Key switch
    {
        "human" or "animal" or "aggressor" => "animate",
        "thing" or "fragile" or "food" => "inanimate",
        null => throw new ArgumentException($"Elman1990.KindOf: '{word}' is not among the 29 words.", nameof(word)),
        _ => "verb",
    };

    private static PieceSource OfTemplates()
    {
        var (sentences, shares) = (new List<IReadOnlyList<int>>(), new List<double>());
        foreach (string template in Templates)
        {
            IEnumerable<int[]> begun = [[]];
            foreach (string name in template.Split(' ')) begun = [.. begun.SelectMany(before => Classes[name].Select(word => (int[])[.. before, IndexOf(word)]))];
            sentences.AddRange(begun);
            shares.AddRange(begun.Select(_ => 1.0 / begun.Count()));
        }
        return new(Lexicon, sentences, shares);
    }

    private static int IndexOf(string word) => Lexicon.TakeWhile(other => other != word).Count();
}
