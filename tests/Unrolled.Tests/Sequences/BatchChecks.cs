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
    ];

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
