using Unrolled.Hosting;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Data;

/// <summary>The adding problem: of a long row of numbers two are marked, early on; at the end, say their sum. Every sequence is generated.</summary>
/// <remarks><code>
/// x⟨t⟩ = (number, marker)       number uniform in [−1, 1); marker −1 at the first and the last step, 1 at the two marked ones, else 0
/// length  T … T + T/10          marked: one of steps 2 … 10, and another of steps 2 … T/2 (below 20: 2 … T/2 both)
/// y = n₁ + n₂                   the two marked numbers' sum, asked for after the last step alone
/// </code>
/// Shapes: X (2 × tokens), Y (1 × B). The target's scale is that of the sum, from −2 to 2: whoever always says 0, its mean, has a mean squared error of
/// <see cref="Chance"/>. Nothing in the second half but its end matters, so what is needed lies at least T/2 steps back.
/// <para>Source: S. Hochreiter and J. Schmidhuber, "Long short-term memory", 1997, experiment 4. There the target is ½ + (n₁ + n₂) / 4, so that a mean squared error
/// is a sixteenth of ours, and right is an error below 0.04 (<see cref="Right"/> on our scale). There the first step may be marked, and then its number counts as 0;
/// here it never is. The rest is theirs.</para>
/// </remarks>
public static class AddingProblem
{
    /// <summary>The mean squared error of always saying 0: the variance of the sum of two numbers uniform in [−1, 1).</summary>
    public const double Chance = 2.0 / 3;

    /// <summary>An answer is right when it is nearer to the sum than this: the paper's 0.04 on the scale of the sum.</summary>
    public const double Right = 0.16;

    private const int Least = 6, FirstMarks = 10;

    /// <summary>A fixed set of sequences.</summary>
    /// <param name="T">The shortest length, at least 6; the longest is T + T/10.</param>
    /// <param name="count">Sequences, B.</param>
    /// <param name="seed">Equal seeds give equal sets.</param>
    /// <exception cref="ArgumentOutOfRangeException">T is below 6, or count below 1.</exception>
    public static AddingBatch Set(int T, int count, int seed) => Draw(T, count, new Random64(seed));

    /// <summary>Training batches without end.</summary>
    /// <param name="T">The shortest length, at least 6; the longest is T + T/10.</param>
    /// <param name="batch">Sequences in a batch, B.</param>
    /// <param name="seed">Equal seeds give equal batches.</param>
    /// <exception cref="ArgumentOutOfRangeException">T is below 6, or batch below 1.</exception>
    public static IEnumerable<AddingBatch> Batches(int T, int batch, int seed)
    {
        for (var random = new Random64(seed); ; Interruption.Check()) yield return Draw(T, batch, random);
    }

    private static AddingBatch Draw(int T, int count, Random64 random)
    {
        if (T < Least) throw new ArgumentOutOfRangeException(nameof(T), $"AddingProblem: two of steps 2 … T/2 are marked, so T should be at least {Least}, but is {T}.");
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int[] lengths = [.. Enumerable.Range(0, count).Select(_ => T + random.Next(T / 10 + 1))];
        var (x, y) = (new Signal(new Batch(lengths), 2), new Signal(new Batch(1, count), 1));
        for (int b = 0; b < count; b++)
        {
            for (int t = 0; t < lengths[b]; t++) (x[t, b][0], x[t, b][1]) = ((Real)random.NextDouble(-1, 1), t == 0 || t == lengths[b] - 1 ? -1 : 0);
            var (first, second) = Marks(T, random);
            x[first, b][1] = x[second, b][1] = 1;
            y[0, b][0] = x[first, b][0] + x[second, b][0];                      // y = n₁ + n₂
        }
        return new(x, y);
    }

    /// <summary>Two places, counted from 0: one among the first ten, the other among all of the first half that are left; never place 0.</summary>
    private static (int First, int Second) Marks(int T, Random64 random)
    {
        int first = random.Next(1, Math.Min(FirstMarks, T / 2)), second = random.Next(1, T / 2 - 1);
        return (first, second < first ? second : second + 1);
    }
}

/// <summary>Sequences of the adding problem.</summary>
/// <param name="X">Number and marker at every step (2 × tokens).</param>
/// <param name="Y">The sum of each sequence's two marked numbers (1 × B).</param>
public sealed record AddingBatch(Signal X, Signal Y);
