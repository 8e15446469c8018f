using Unrolled.Hosting;
using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>Balanced, labelled sets of generated bracket strings: for each valid string one that is not, of the same length.</summary>
/// <remarks>So neither length nor chance tells the label: who always says "valid" is right half of the time. The order is shuffled.</remarks>
public static class BracketSets
{
    /// <summary>Valid strings and uniformly random ones, lengths 4…20.</summary>
    public static BracketSet Easy(int count, int seed) => Balanced("easy, length ≤ 20", NegativeKind.Easy, count, seed);

    /// <summary>Valid strings and nearly valid ones of five kinds, lengths 4…20.</summary>
    public static BracketSet Hard(int count, int seed) => Balanced("hard, length ≤ 20", NegativeKind.Hard, count, seed);

    /// <summary>The kinds of <see cref="Hard"/> at length 40, twice the longest that lessons train on.</summary>
    public static BracketSet HardLong(int count, int seed) => Balanced("hard, length 40", NegativeKind.Hard, count, seed, 40, 40);

    /// <summary>As the dataflowr notebook has it: valid + valid (40 symbols) against mistake + closer + valid (41 symbols).</summary>
    /// <remarks>The closer there closes the type that opens the last part. An odd length is never valid, so the length alone would tell.</remarks>
    public static BracketSet HardLongOfNotebook(int count, int seed) => new("the long strings of the dataflowr notebook", Pairs(count, seed, random =>
    {
        var last = BracketSampler.Valid(20, random);
        return (ValidTwice(random), Negative([.. BracketSampler.EarlyCloser(20, random), Brackets.Partner(last[0]), .. last], "early closer, closer, valid"));
    }));

    /// <summary>Any kinds of negative in equal shares, with as many valid strings.</summary>
    /// <param name="name">The name under which results are reported.</param>
    /// <param name="negatives">The kinds; they take turns.</param>
    /// <param name="count">Strings in all; even.</param>
    /// <param name="seed">Equal seeds give equal sets.</param>
    /// <param name="shortest">Shortest length, even.</param>
    /// <param name="longest">Longest length, even; each even length between is equally likely.</param>
    public static BracketSet Balanced(string name, IReadOnlyList<NegativeKind> negatives, int count, int seed, int shortest = 4, int longest = 20)
    {
        int turn = 0;
        return new(name, Pairs(count, seed, random => Pair(negatives[turn++ % negatives.Count], shortest, longest, random)));
    }

    /// <summary>Training batches without end, each one balanced: half valid, half not, lengths mixed.</summary>
    /// <param name="negatives">The kinds of negative; they take turns.</param>
    /// <param name="batch">Strings in a batch; even.</param>
    /// <param name="seed">Equal seeds give equal batches.</param>
    /// <param name="shortest">Shortest length, even.</param>
    /// <param name="longest">Longest length, even.</param>
    public static IEnumerable<BracketString[]> Batches(IReadOnlyList<NegativeKind> negatives, int batch, int seed, int shortest = 4, int longest = 20)
    {
        var random = new Random64(seed);
        for (int turn = 0; ; Interruption.Check()) yield return Pairs(batch, random, r => Pair(negatives[turn++ % negatives.Count], shortest, longest, r));
    }

    private static (BracketString, BracketString) Pair(NegativeKind kind, int shortest, int longest, Random64 random)
    {
        int length = 2 * random.Next(shortest / 2, longest / 2 + 1);
        return (new(BracketSampler.Valid(length, random), true, "valid"), Negative(kind.Draw(length, random), kind.Name));
    }

    private static BracketString ValidTwice(Random64 random) =>
        new([.. BracketSampler.Valid(20, random), .. BracketSampler.Valid(20, random)], true, "valid, then valid");

    private static BracketString Negative(int[] symbols, string kind) => !Brackets.IsValid(symbols) ? new(symbols, false, kind)
        : throw new ArgumentException($"BracketSets: the kind \"{kind}\" made {BracketText.Write(symbols)}, which is valid. Let it draw again until the oracle says no.");

    private static BracketString[] Pairs(int count, int seed, Func<Random64, (BracketString, BracketString)> draw) => Pairs(count, new Random64(seed), draw);

    private static BracketString[] Pairs(int count, Random64 random, Func<Random64, (BracketString, BracketString)> draw)
    {
        if (count < 2 || count % 2 != 0) throw new ArgumentException($"BracketSets: {count} strings cannot be half valid, half not; take an even number.", nameof(count));
        var items = new BracketString[count];
        for (int i = 0; i < count; i += 2) (items[i], items[i + 1]) = draw(random);
        random.Shuffle<BracketString>(items);
        return items;
    }
}
