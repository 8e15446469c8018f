#if DOUBLE
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>How many sequences run at each step, and where the state before each token stands.</summary>
internal static class BatchChecks
{
    public static IEnumerable<(string, Action)> All =>
    [
        ("one step", () => Verify(new Batch(1, 3), [3], [0, 1, 2], [0, 1, 2])),
        ("equal lengths", () => Verify(new Batch(3, 2), [2, 2, 2], [0, 1, 2, 3, 4, 5], [4, 5, 6, 7, 0, 1])),
        ("lengths 2, 3", () => Verify(new Batch([2, 3]), [2, 2, 1], [0, 1, 2, 3, 4], [4, 5, 6, 1, 0])),
        ("lengths 1, 3, 2", () => Verify(new Batch([1, 3, 2]), [3, 2, 1], [0, 1, 2, 3, 4, 6], [6, 7, 2, 8, 1, 0])),
        ("cut to single steps", () => Cut(1, [3, 2, 1, 1], [[1, 1, 1], [0, 1, 1], [0, 1, 0], [0, 1, 0]])),
        ("cut to three steps", () => Cut(3, [6, 1], [[1, 3, 2], [0, 1, 0]])),
        ("another shape", AnotherShape),
    ];

    /// <summary>One piece after the other, all in one object.</summary>
    private static void Cut(int steps, int[] tokens, int[][] lengths)
    {
        var (whole, piece) = (new Batch([1, 4, 2]), new Batch());
        for (int i = 0; i < tokens.Length; i++)
        {
            piece.Cut(whole, i * steps, steps);
            Same("lengths", lengths[i], piece.Lengths.ToArray());
            Same("tokens", [tokens[i]], [piece.Tokens]);
            Same("running", [.. Enumerable.Range(i * steps, piece.T).Select(whole.Running)], [.. Enumerable.Range(0, piece.T).Select(piece.Running)]);
        }
    }

    private static void AnotherShape()
    {
        bool[] same = [new Batch(3, 2).SameShape(new Batch(3, 2)), new Batch(3, 2).SameShape(new Batch(2, 2)), new Batch([1, 2]).SameShape(new Batch([2, 1]))];
        Same("same shape", [1, 0, 0], [.. same.Select(s => s ? 1 : 0)]);
    }

    private static void Verify(Batch batch, int[] running, int[] before, int[] after)
    {
        Same("running", running, [.. Enumerable.Range(0, batch.T).Select(batch.Running)]);
        int[] column = new int[batch.Tokens];
        batch.ColumnsBefore(column, reverse: false);
        Same("columns before", before, column);
        batch.ColumnsBefore(column, reverse: true);
        Same("columns before, in reverse", after, column);
    }

    private static void Same(string what, int[] expected, int[] got) => Slope.Equal(what, [.. expected], [.. got.Select(n => (double)n)]);
}
#endif
