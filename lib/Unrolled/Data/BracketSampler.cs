using Unrolled.Numerics;

namespace Unrolled.Data;

/// <summary>Draws bracket strings of a given length: valid ones, uniformly, and several kinds that are not valid. Every string is generated.</summary>
/// <remarks>All lengths are even and at least 2; otherwise <see cref="ArgumentException"/>. Equal seeds give equal strings.</remarks>
public static class BracketSampler
{
    /// <summary>A valid string, each of that length equally likely: a uniform shape, then a uniform type for each pair.</summary>
    public static int[] Valid(int length, Random64 random) => WithTypes(DyckShapes.Sample(Even(length) / 2, random), random);

    /// <summary>Uniformly random symbols that the oracle rejects: nearly all of them fail within the first few symbols.</summary>
    public static int[] Random(int length, Random64 random) =>
        UntilInvalid(() => [.. Enumerable.Range(0, Even(length)).Select(_ => random.Next(Brackets.Symbols))]);

    /// <summary>A valid string in which one closer has another type.</summary>
    public static int[] WrongType(int length, Random64 random)
    {
        var s = Valid(length, random);
        int t = Pick(s, symbol => !Brackets.IsOpener(symbol), random);
        s[t] = Brackets.Types + (s[t] - Brackets.Types + random.Next(1, Brackets.Types)) % Brackets.Types;
        return s;
    }

    /// <summary>A valid string in which two symbols have changed places: every count is right, the order is not.</summary>
    public static int[] Swapped(int length, Random64 random) => UntilInvalid(() =>
    {
        var s = Valid(length, random);
        int i = random.Next(length), j = random.Next(length);
        (s[i], s[j]) = (s[j], s[i]);
        return s;
    });

    /// <summary>A valid string from which one bracket is taken, and one of the same side, of any type, put in at another place: as many openers as closers.</summary>
    public static int[] Moved(int length, Random64 random) => UntilInvalid(() =>
    {
        var s = Valid(length, random).ToList();
        int t = random.Next(length), side = Brackets.IsOpener(s[t]) ? 0 : Brackets.Types;
        s.RemoveAt(t);
        s.Insert(random.Next(length), side + random.Next(Brackets.Types));
        return [.. s];
    });

    /// <summary>A valid string in which one opener has become a closer: two closers too many.</summary>
    public static int[] ExtraCloser(int length, Random64 random)
    {
        var s = Valid(length, random);
        s[Pick(s, Brackets.IsOpener, random)] = Brackets.Types + random.Next(Brackets.Types);
        return s;
    }

    /// <summary>As many openers as closers, but somewhere a closer comes while nothing is open; every other closer matches.</summary>
    /// <remarks>The hard negatives of the dataflowr notebook: the shape starts with an opener, sums to 0, and has prefix sums of −1 or −2 but none lower; uniform among these. Length at least 4.</remarks>
    public static int[] EarlyCloser(int length, Random64 random)
    {
        if (length < 4) throw new ArgumentException($"BracketSampler.EarlyCloser: length {length} is too short; the shortest such string is ())( with length 4.", nameof(length));
        var shape = new int[Even(length)];
        do
        {
            shape[0] = 1;
            for (int t = 1; t < length; t++) shape[t] = 1 - 2 * random.Next(2);
        }
        while (!IsEarlyCloser(shape));
        return WithTypes(shape, random);
    }

    internal static bool IsEarlyCloser(int[] shape)
    {
        int sum = 0, lowest = 0;
        foreach (int step in shape) lowest = Math.Min(lowest, sum += step);
        return shape[0] == 1 && sum == 0 && lowest is -1 or -2;
    }

    // openers get a uniform type, closers their opener's; a closer that meets nothing open gets a uniform type too
    private static int[] WithTypes(int[] shape, Random64 random)
    {
        var symbols = new int[shape.Length];
        var open = new Stack<int>();
        for (int t = 0; t < shape.Length; t++)
        {
            if (shape[t] > 0) open.Push(symbols[t] = random.Next(Brackets.Types));
            else symbols[t] = Brackets.Partner(open.Count > 0 ? open.Pop() : random.Next(Brackets.Types));
        }
        return symbols;
    }

    private static int[] UntilInvalid(Func<int[]> draw)
    {
        int[] s;
        do s = draw(); while (Brackets.IsValid(s));
        return s;
    }

    private static int Pick(int[] s, Func<int, bool> which, Random64 random)
    {
        int t;
        do t = random.Next(s.Length); while (!which(s[t]));
        return t;
    }

    private static int Even(int length) => length >= 2 && length % 2 == 0 ? length
        : throw new ArgumentException($"BracketSampler: length {length} should be even and at least 2; a string with an odd number of brackets is never valid.", nameof(length));
}
