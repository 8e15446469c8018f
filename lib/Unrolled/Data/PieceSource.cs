using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>Draws pieces at random, each independent of those before, and strings them together with no mark between them.</summary>
/// <remarks>Triples of bits, syllables, words, sentences: what there is to find in such a stream is where a piece begins, and which pieces there are.
/// J. L. Elman's four streams of 1990 are of this kind; <see cref="Elman1990"/> has their tables. A symbol is its place in <see cref="Alphabet"/>.
/// <code>
/// H = −Σ p ln p over pieces          L = Σ p · length of the piece          entropy rate = H / L nats per symbol
/// </code></remarks>
public sealed partial class PieceSource
{
    private readonly double[] below;                             // the sum of the shares before each piece

    /// <param name="alphabet">Every symbol's name.</param>
    /// <param name="pieces">Each piece's symbols; a piece named twice has both shares.</param>
    /// <param name="shares">How often each piece is drawn, in any unit; null for all alike.</param>
    /// <exception cref="ArgumentException">No piece, an empty one, a symbol outside the alphabet, or a share that is no positive number.</exception>
    public PieceSource(IReadOnlyList<string> alphabet, IReadOnlyList<IReadOnlyList<int>> pieces, IReadOnlyList<double>? shares = null)
    {
        Alphabet = alphabet;
        if (pieces.Count == 0) throw new ArgumentException("PieceSource: there should be at least one piece, but the list is empty.", nameof(pieces));
        shares ??= [.. pieces.Select(_ => 1.0)];
        if (shares.Count != pieces.Count) throw new ArgumentException($"PieceSource: there should be one share for each of the {pieces.Count} pieces but there are {shares.Count}.", nameof(shares));
        for (int i = 0; i < pieces.Count; i++) Expect(i, pieces[i], shares[i]);
        var distinct = pieces.Zip(shares).GroupBy(p => string.Join(' ', p.First)).Select(g => (Symbols: g.First().First.ToArray(), Share: g.Sum(p => p.Second))).ToList();
        double all = distinct.Sum(p => p.Share);
        Pieces = [.. distinct.Select(p => p.Symbols)];
        Shares = [.. distinct.Select(p => p.Share / all)];
        below = new double[Pieces.Count];
        for (int i = 1; i < below.Length; i++) below[i] = below[i - 1] + Shares[i - 1];
    }

    /// <summary>A source whose pieces are texts, drawn equally often, and whose symbols are their letters in alphabetical order.</summary>
    /// <exception cref="ArgumentException">No text, or an empty one.</exception>
    public static PieceSource OfLetters(params IReadOnlyList<string> texts)
    {
        var letters = string.Concat(texts).Distinct().Order().ToList();
        return new([.. letters.Select(letter => letter.ToString())], [.. texts.Select(text => text.Select(letter => letters.IndexOf(letter)).ToArray())]);
    }

    /// <summary>The symbols' names.</summary>
    public IReadOnlyList<string> Alphabet { get; }

    /// <summary>V, how many symbols there are.</summary>
    public int Symbols => Alphabet.Count;

    /// <summary>The symbols of each piece; no two pieces are the same.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Pieces { get; }

    /// <summary>The probability of each piece.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>The mean length of a piece, in symbols.</summary>
    public double MeanLength => Pieces.Zip(Shares, (piece, share) => share * piece.Count).Sum();

    /// <summary>What nobody's mean surprise can stay below, in nats per symbol, however much of the stream they have heard: a piece's entropy over its mean length.</summary>
    /// <remarks>Exact, as a long stream can be cut into its pieces in one way only (<see cref="IsCutInOneWay"/>); otherwise the true floor lies lower.</remarks>
    public double EntropyRate => -Shares.Sum(p => p * Math.Log(p)) / MeanLength;

    /// <summary>A stream of whole pieces.</summary>
    /// <param name="pieces">How many, at least 1.</param>
    /// <param name="random">Equal states give equal streams.</param>
    public PieceStream Draw(int pieces, Random64 random) => Draw((drawn, _) => drawn < pieces, random);

    /// <summary>A stream of a number of symbols; it begins with a piece, and the last one may be cut off.</summary>
    /// <param name="symbols">How many, at least 1.</param>
    /// <param name="random">Equal states give equal streams.</param>
    public PieceStream DrawSymbols(int symbols, Random64 random)
    {
        var whole = Draw((_, length) => length < symbols, random);
        return new(this, whole.Symbols[..symbols], whole.Places[..symbols], whole.Pieces[..symbols]);
    }

    private PieceStream Draw(Func<int, int, bool> more, Random64 random)
    {
        var (symbols, places, which) = (new List<int>(), new List<int>(), new List<int>());
        for (int drawn = 0; drawn == 0 || more(drawn, symbols.Count); drawn++)
        {
            int i = Array.BinarySearch(below, random.NextDouble());
            if (i < 0) i = ~i - 1;                               // the last piece whose sum is not above the draw
            symbols.AddRange(Pieces[i]);
            places.AddRange(Enumerable.Range(0, Pieces[i].Count));
            which.AddRange(Enumerable.Repeat(i, Pieces[i].Count));
        }
        return new(this, [.. symbols], [.. places], [.. which]);
    }

    private void Expect(int i, IReadOnlyList<int> piece, double share)
    {
        if (piece.Count == 0) throw new ArgumentException($"PieceSource: every piece should have at least one symbol, but piece {i} is empty.");
        if (piece.FirstOrDefault(s => s < 0 || s >= Symbols, -1) is var odd && piece.Any(s => s < 0 || s >= Symbols))
            throw new ArgumentException($"PieceSource: symbols should be in 0 … {Symbols - 1} (the alphabet has {Symbols}), but piece {i} has {odd}.");
        if (!(share > 0 && double.IsFinite(share))) throw new ArgumentException(FormattableString.Invariant($"PieceSource: a share should be a positive number, but that of piece {i} is {share}."));
    }

    public override string ToString() => FormattableString.Invariant($"{Pieces.Count} pieces of {Symbols} symbols, {MeanLength:0.##} symbols long on average");
}
