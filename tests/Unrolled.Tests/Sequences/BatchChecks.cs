#if DOUBLE
using Unrolled.Sequences;

namespace Unrolled.Tests.Sequences;

/// <summary>Which steps' weight gradients are one product.</summary>
internal static class BatchChecks
{
    public static IEnumerable<(string, Action)> All =>
    [
        ("one step", () => Verify([3], new Batch(1, 3))),
        ("equal lengths", () => Verify([3, 3, 3, 3], new Batch(4, 3), 1, 4, 4, 4)),
        ("lengths 2, 2, 5, 6", () => Verify([4, 4, 2, 2, 2, 1], new Batch([2, 2, 5, 6]), 1, 3, 3, 6, 6, 6)),
        ("all lengths differ", () => Verify([3, 2, 1], new Batch([1, 2, 3]), 1, 2, 3)),
    ];

    private static void Verify(int[] running, Batch batch, params int[] together)
    {
        Slope.Equal("running", [.. running], [.. Enumerable.Range(0, batch.T).Select(t => (double)batch.Running(t))]);
        for (int t = 0; t < together.Length; t++)
            if (batch.Together(t) != together[t]) throw new InvalidOperationException($"{batch}: from step {t}, Together should be {together[t]} but is {batch.Together(t)}.");
    }
}
#endif
