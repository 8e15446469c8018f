using Unrolled.Hosting;
using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>The temporal order task: two or three of many symbols matter, far apart, and the class is the order in which they came.</summary>
/// <remarks><code>
/// E a c … X … d b … Y … c a B        begins with E, ends with B; X or Y at each relevant place; elsewhere a, b, c or d at random
///
/// places, from 1      two relevant symbols (6a)                    three (6b)
/// t1                  T/10 … 2T/10                                 T/10 … 2T/10
/// t2                  5T/10 … 6T/10                                33T/100 … 43T/100
/// t3                                                               66T/100 … 76T/100
/// length              T … 11T/10                                   T … 11T/10
/// class               XX Q, XY R, YX S, YY U                       XXX Q, XXY R, XYX S, XYY U, YXX V, YXY A, YYX B, YYY C
/// </code>
/// Each place and length is uniform in its range, ends included, rounded down. With T = 100 these are the paper's own ranges; other T scale them.
/// The class is the number whose binary digits are X = 0, Y = 1, the first symbol leading.
/// Source: S. Hochreiter and J. Schmidhuber, "Long short-term memory", 1997, experiments 6a and 6b.
/// </remarks>
public sealed class TemporalOrder
{
    /// <summary>The symbols: number k is the k-th letter.</summary>
    public const string Letters = "EBabcdXY";

    private const int E = 0, B = 1, FirstDistractor = 2, Distractors = 4, X = 6, Y = 7;

    private static readonly (int From, int To)[] two = [(10, 20), (50, 60)], three = [(10, 20), (33, 43), (66, 76)];        // hundredths of T

    private readonly (int From, int To)[] hundredths;

    /// <param name="T">The shortest length, at least 20; the longest is 11T/10.</param>
    /// <param name="relevant">How many symbols matter: 2 (four classes) or 3 (eight).</param>
    /// <exception cref="ArgumentOutOfRangeException">T is below 20, where the first place would fall on E, or relevant is neither 2 nor 3.</exception>
    public TemporalOrder(int T, int relevant = 2)
    {
        if (T < 20) throw new ArgumentOutOfRangeException(nameof(T), $"TemporalOrder: T should be at least 20 but is {T}: the first relevant symbol stands at T/10 or later, and place 1 is that of E.");
        hundredths = relevant switch
        {
            2 => two,
            3 => three,
            _ => throw new ArgumentOutOfRangeException(nameof(relevant), $"TemporalOrder: 2 symbols (experiment 6a) or 3 (6b) may be relevant, not {relevant}."),
        };
        this.T = T;
    }

    /// <summary>The shortest length.</summary>
    public int T { get; }

    /// <summary>The longest length.</summary>
    public int Longest => 11 * T / 10;

    /// <summary>Number of symbols, 8.</summary>
    public static int Symbols => Letters.Length;

    /// <summary>Number of classes: 4 or 8.</summary>
    public int Classes => 1 << hundredths.Length;

    /// <summary>The paper's letters of the classes.</summary>
    public string ClassNames => Classes == 4 ? "QRSU" : "QRSUVABC";

    /// <summary>Where each relevant symbol may stand, counted from 1, both ends included.</summary>
    public IReadOnlyList<(int From, int To)> Places => [.. hundredths.Select(h => (h.From * T / 100, h.To * T / 100))];

    /// <summary>Draws a sequence of a class.</summary>
    /// <param name="label">0 … <see cref="Classes"/> − 1.</param>
    /// <param name="random">Where the places, the length and the other symbols come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public LabelledSequence Draw(int label, Random64 random)
    {
        if ((uint)label >= (uint)Classes) throw new ArgumentOutOfRangeException(nameof(label), $"TemporalOrder: a class should be in 0 … {Classes - 1} but is {label}.");
        var symbols = new int[random.Next(T, Longest + 1)];
        for (int t = 0; t < symbols.Length; t++) symbols[t] = FirstDistractor + random.Next(Distractors);
        (symbols[0], symbols[^1]) = (E, B);
        for (int i = 0; i < hundredths.Length; i++)
            symbols[random.Next(Places[i].From, Places[i].To + 1) - 1] = (label >> (hundredths.Length - 1 - i) & 1) == 0 ? X : Y;
        return new(symbols, label);
    }

    /// <summary>The oracle: the class of a sequence, read from its X and Y alone.</summary>
    /// <exception cref="ArgumentException">It does not hold as many X and Y as are relevant.</exception>
    public int ClassOf(IEnumerable<int> symbols)
    {
        int[] order = [.. symbols.Where(s => s is X or Y)];
        return order.Length == hundredths.Length ? order.Aggregate(0, (label, s) => 2 * label + (s - X))
            : throw new ArgumentException($"TemporalOrder: a sequence should hold {hundredths.Length} of X and Y but holds {order.Length}.", nameof(symbols));
    }

    /// <summary>A set with as many sequences of each class as of any other, in random order.</summary>
    /// <param name="count">Sequences in all, a multiple of <see cref="Classes"/>.</param>
    /// <param name="seed">Equal seeds give equal sets.</param>
    /// <exception cref="ArgumentException">The classes cannot have equal shares of count.</exception>
    public LabelledSequence[] Set(int count, long seed) => Balanced(count, new(seed));

    /// <summary>Training batches without end, each with equal shares of all classes.</summary>
    /// <param name="batch">Sequences in a batch, a multiple of <see cref="Classes"/>.</param>
    /// <param name="seed">Equal seeds give equal batches.</param>
    /// <exception cref="ArgumentException">The classes cannot have equal shares of a batch.</exception>
    public IEnumerable<LabelledSequence[]> Batches(int batch, long seed)
    {
        for (var random = new Random64(seed); ; Interruption.Check()) yield return Balanced(batch, random);
    }

    /// <summary>Symbols as letters: "EacXdbYcaB".</summary>
    public static string Write(IEnumerable<int> symbols) => string.Concat(symbols.Select(s => Letters[s]));

    private LabelledSequence[] Balanced(int count, Random64 random)
    {
        if (count < Classes || count % Classes != 0)
            throw new ArgumentException($"TemporalOrder: {count} sequences cannot be shared equally by {Classes} classes; take a multiple of {Classes}.", nameof(count));
        LabelledSequence[] items = [.. Enumerable.Range(0, count).Select(i => Draw(i % Classes, random))];
        random.Shuffle<LabelledSequence>(items);
        return items;
    }

    public override string ToString() => $"TemporalOrder(T = {T} … {Longest}, {Classes} classes)";
}
