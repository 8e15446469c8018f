using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;

namespace Unrolled.Exercises;

public static partial class Lesson07
{
    /// <summary>A threshold for clipping, from the norms of an earlier run.</summary>
    public static readonly Exercise<Func<double[], double>> Threshold = new(
        "07-threshold", "the threshold",
        "norms holds the length of every gradient of a run, in the order of time. Return the smallest of them, θ, above which lie at most one in twenty of all.",
        norms => norms.OrderDescending().ElementAt(norms.Length / 20),
        [AskThreshold(40, seed: 1), AskThreshold(110, seed: 2), AskThreshold(33, seed: 3), AskTies()],
        [
            new("mean", norms => norms.Average(),
                "That is the mean. A few explosions drag it far up, and how many norms lie above it is anyone's guess. Count, do not average."),
            new("largest", norms => norms.Max(),
                "Above the largest norm lies nothing, so nothing would ever be clipped."),
            new("median", norms => norms.Order().ElementAt(norms.Length / 2),
                "Half of the norms lie above the median; at most one in twenty should."),
            new("in the order of time", norms => norms[norms.Length * 19 / 20],
                "The log is in the order of time. Sort it first."),
            new("the other end", norms => norms.Order().ElementAt(norms.Length / 20),
                "You counted from the small end: above yours lie nineteen in twenty. Sort the other way round."),
            new("one too far", norms => norms.OrderDescending().ElementAt(norms.Length / 20 + 1),
                "One place too far: above yours lies one norm more than is allowed. Counted from 0, ElementAt(n) has exactly n above it."),
            new("not far enough", norms => norms.OrderDescending().ElementAt(Math.Max(0, norms.Length / 20 - 1)),
                "One place short: there is a smaller norm that still has at most one in twenty above it. Counted from 0, ElementAt(n) has exactly n above it."),
            new("nineteen twentieths of the way up", norms => norms.Order().ElementAt(norms.Length * 95 / 100),
                "Counted from the small end, the place norms.Length * 95 / 100 is one too high where 20 divides the length, for places begin at 0: of 40 norms it has one above it, and two may be. Sort the other way round, and count those above."),
            new("rounded up", norms => norms.OrderDescending().ElementAt((norms.Length + 10) / 20),
                "Of 110 norms five may lie above θ, not six: “at most one in twenty” rounds n / 20 down."),
            new("place 20", norms => norms.OrderDescending().ElementAt(20),
                "Above yours lie twenty norms, however many there are. It should be one in twenty of them: n / 20."),
            new("a fifth", norms => norms.OrderDescending().ElementAt(norms.Length / 5),
                "One in five lies above yours; at most one in twenty should."),
            new("interpolated", Interpolated,
                "That is the 95 % quantile, drawn between two norms. Asked for is one of the norms themselves: count how many lie above it."),
            new("each length once", norms => norms.Distinct().OrderDescending().ElementAt(norms.Length / 20),
                "You count equal norms once (Distinct). Each is a step of the run, and counts."),
            new("nineteen twentieths of the largest", norms => 0.95 * norms.Max(),
                "That is 95 % of the largest norm, which says nothing of how many are larger. Count places, not sizes."),
            new("a tenth", norms => norms.OrderDescending().ElementAt(norms.Length / 10),
                "One in ten lies above yours; at most one in twenty should."),
            new("the count", norms => norms.Length / 20,
                "That is how many may lie above θ. Which norm has so many above it?"),
        ],
        [
            "Sort the norms, largest first. How many may stand before θ?",
            "Of n norms, n / 20 (rounded down) may be larger than θ.",
            "norms.OrderDescending() sorts; ElementAt(m) has m entries before it.",
        ]);

    /// <summary>Pascanu's penalty, from the gradients at every step.</summary>
    public static readonly Exercise<Func<Matrix<Real>[], double>> Omega = new(
        "07-omega", "Ω",
        "d[t] is ∂L/∂h⟨t⟩ (H × 1) for t = 0 … T, of a loss that sees h⟨T⟩ alone. Return Ω = Σ (‖d[t]‖ / ‖d[t + 1]‖ − 1)² over t = 0 … T − 1.",
        d => d.Zip(d.Skip(1), (here, next) => Math.Pow(here.L2Norm() / next.L2Norm() - 1, 2)).Sum(),
        [AskOmega(H: 4, T: 5, seed: 1), AskOmega(H: 3, T: 7, seed: 2)],
        [
            new("upside down", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(next.L2Norm() / here.L2Norm() - 1, 2)).Sum(),
                "Upside down: the gradient travels from t + 1 to t, so ‖d[t]‖ is above the line. It is small where the gradient vanishes."),
            new("no − 1", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(here.L2Norm() / next.L2Norm(), 2)).Sum(),
                "Without the − 1 the penalty would be least for gradients that vanish at once. It should be 0 where the length is kept."),
            new("no square", d => d.Zip(d.Skip(1), (here, next) => here.L2Norm() / next.L2Norm() - 1.0).Sum(),
                "Without the square, growing at one step pays for shrinking at another."),
            new("absolute value", d => d.Zip(d.Skip(1), (here, next) => Math.Abs(here.L2Norm() / next.L2Norm() - 1.0)).Sum(),
                "You added up the sizes of the deviations; Ω adds up their squares."),
            new("differences", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(here.L2Norm() - next.L2Norm(), 2)).Sum(),
                "You compare by difference. Ω compares by ratio: where a gradient has already vanished, differences are tiny whatever happens."),
            new("squared norms", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(Math.Pow(here.L2Norm() / next.L2Norm(), 2) - 1, 2)).Sum(),
                "That is the ratio of squared lengths. ‖·‖ is the length itself, with its root."),
            new("mean", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(here.L2Norm() / next.L2Norm() - 1, 2)).Average(),
                "Right but for a division by T: Ω is a sum over the steps, not their mean."),
            new("against the last", d => d.SkipLast(1).Sum(here => Math.Pow(here.L2Norm() / d[^1].L2Norm() - 1, 2)),
                "You compare every step with the last. Each is compared with the one right after it."),
            new("a step too far", d => Enumerable.Range(0, d.Length).Sum(t => Math.Pow(d[t].L2Norm() / d[t + 1].L2Norm() - 1, 2)),
                "d[t + 1] does not exist for the last t. There are T + 1 gradients and T ratios."),
            new("from t = 1", d => Enumerable.Range(1, d.Length - 2).Sum(t => Math.Pow(d[t].L2Norm() / d[t + 1].L2Norm() - 1, 2)),
                "The first ratio is missing: t begins at 0, with d[0] over d[1]."),
            new("the last ratio missing", d => Enumerable.Range(0, d.Length - 2).Sum(t => Math.Pow(d[t].L2Norm() / d[t + 1].L2Norm() - 1, 2)),
                "The last ratio is missing: T + 1 gradients make T ratios, up to d[T − 1] over d[T]. d.Length is T + 1."),
            new("brackets", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(here.L2Norm() / (next.L2Norm() - 1), 2)).Sum(),
                "The 1 is taken from the ratio, not from the length below the line: check your brackets."),
            new("square of the sum", d => Math.Pow(d.Zip(d.Skip(1), (here, next) => here.L2Norm() / next.L2Norm() - 1.0).Sum(), 2),
                "You squared the sum; Ω sums the squares, so that growing cannot pay for shrinking."),
            new("root", d => Math.Sqrt(d.Zip(d.Skip(1), (here, next) => Math.Pow(here.L2Norm() / next.L2Norm() - 1, 2)).Sum()),
                "You took a root at the end: Ω is the sum of squares itself."),
            new("sum of the entries", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(here.L1Norm() / next.L1Norm() - 1, 2)).Sum(),
                "L1Norm adds up the entries' sizes. ‖·‖ is the length: L2Norm."),
            new("entry by entry", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(here.PointwiseDivide(next).L2Norm() - 1, 2)).Sum(),
                "You divided entry by entry. Take the two lengths first, then their ratio."),
            new("logarithm", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(Math.Log(here.L2Norm() / next.L2Norm()), 2)).Sum(),
                "The logarithm of the ratio is 0 in the same place, but Ω takes the ratio − 1."),
            new("largest entry", d => d.Zip(d.Skip(1), (here, next) => Math.Pow(here.InfinityNorm() / next.InfinityNorm() - 1, 2)).Sum(),
                "InfinityNorm is a column's largest entry. ‖·‖ is the length: L2Norm."),
            new("length of the difference", d => d.Zip(d.Skip(1), (here, next) => Math.Pow((here - next).L2Norm() / next.L2Norm(), 2)).Sum(),
                "You measure how far d[t] is from d[t + 1]. A gradient may turn as it likes; Ω looks at lengths only."),
        ],
        [
            "One ratio for each pair of neighbouring steps: d.Length − 1 of them.",
            "d[t].L2Norm() is the length. The ratio is 1 where the step keeps it.",
            "for t from 0 to d.Length − 2: add Math.Pow(d[t].L2Norm() / d[t + 1].L2Norm() − 1, 2).",
        ]);

    /// <summary>How a one-unit latch passes its start on: ∂h⟨T⟩/∂h⟨0⟩.</summary>
    public static readonly Exercise<Func<double, int, double>> HoldABit = new(
        "07-latch", "the derivative",
        "A unit h = tanh(w h′) starts at h⟨0⟩ = 1 and runs for T steps without input. Return ∂h⟨T⟩/∂h⟨0⟩.",
        (w, T) =>
        {
            double h = 1, d = 1;
            for (int t = 1; t <= T; t++)
            {
                h = Math.Tanh(w * h);
                d *= w * (1 - h * h);
            }
            return d;
        },
        [AskLatch(0.9, 1), AskLatch(1.2, 3), AskLatch(1.5, 5)],
        [
            new("linear", (w, T) => Math.Pow(w, T),
                "w to the power T is what comes out when every slope is 1: either the slope of tanh, 1 − h², is missing, or h begins at 0, where it stays. It begins at h⟨0⟩ = 1."),
            new("without w", (w, T) => Walk(w, T, (now, before) => 1 - now * now),
                "The slopes are there, the weight is not: each step multiplies by w (1 − h²)."),
            new("slope at the old state", (w, T) => Walk(w, T, (now, before) => w * (1 - before * before)),
                "You take 1 − h² at the state before the step. The slope belongs to the state the step has just made."),
            new("1 − h", (w, T) => Walk(w, T, (now, before) => w * (1 - now)),
                "The slope of tanh is 1 − h²; you left out the square."),
            new("σ's slope", (w, T) => Walk(w, T, (now, before) => w * now * (1 - now)),
                "h (1 − h) is the slope of σ. This unit is a tanh."),
            new("tanh twice", (w, T) => Walk(w, T, (now, before) => w * (1 - Math.Pow(Math.Tanh(now), 2))),
                "h is tanh(w h′) already. You took tanh once more before squaring."),
            new("a sum", (w, T) => Enumerable.Range(1, T).Sum(t => Last(w, t, h => w * (1 - h * h))),
                "You add up the factors of the steps. The chain rule multiplies them."),
            new("one step short", (w, T) => Walk(w, T - 1, (now, before) => w * (1 - now * now)),
                "One step short: T steps make T factors, and for T = 1 there is one."),
            new("the first slope for all", (w, T) => Math.Pow(Last(w, 1, h => w * (1 - h * h)), T),
                "You use the first step's slope for all. The state moves, and each step has a slope of its own."),
            new("always fifty steps", (w, T) => Walk(w, 50, (now, before) => w * (1 - now * now)),
                "You walk fifty steps whatever T is; the function is told how many."),
            new("the last step only", (w, T) => Last(w, T, h => w * (1 - h * h)),
                "That is the last step's factor alone. The chain rule multiplies the factors of all T steps."),
            new("the last slope for all", (w, T) => Math.Pow(Last(w, T, h => w * (1 - h * h)), T),
                "You use the last state's slope for every step. It is nearly so once the unit rests; before, each step has a slope of its own."),
            new("the state", (w, T) => Last(w, T, h => h),
                "That is h⟨T⟩, the state. Its derivative by h⟨0⟩ is a product of one factor for each step."),
            new("one step too many", (w, T) => Walk(w, T + 1, (now, before) => w * (1 - now * now)),
                "One step too many: T steps lead from h⟨0⟩ to h⟨T⟩."),
        ],
        [
            "One step: ∂h/∂h′ = w (1 − h²), with h the state the step has made.",
            "T steps: the product of T such factors, each with its own h.",
            "Keep two numbers: h, and the product so far, which begins at 1.",
        ]);

    private static double Interpolated(double[] norms)
    {
        double[] sorted = [.. norms.Order()];
        double place = 0.95 * (sorted.Length - 1), share = place - (int)place;
        return (1 - share) * sorted[(int)place] + share * sorted[(int)place + 1];
    }

    private static double Walk(double w, int T, Func<double, double, double> factor)
    {
        double h = 1, d = 1;
        for (int t = 1; t <= T; t++)
        {
            double before = h;
            h = Math.Tanh(w * h);
            d *= factor(h, before);
        }
        return d;
    }

    private static double Last(double w, int T, Func<double, double> of)
    {
        double h = 1;
        for (int t = 1; t <= T; t++) h = Math.Tanh(w * h);
        return of(h);
    }

    // now and then ten to a hundred times longer, as in the log of a run near a cliff
    private static Probe<Func<double[], double>> AskThreshold(int n, int seed) => new($"of {n} norms", f =>
    {
        var random = new Random64(seed);
        return f([.. Enumerable.Range(0, n).Select(_ => random.NextDouble(0.2, 2) * (random.Next(12) == 0 ? random.NextDouble(10, 100) : 1))]);
    });

    private static Probe<Func<double[], double>> AskTies() =>
        new("of 40 norms, some of them equal", f => f([.. Enumerable.Range(0, 40).Select(i => i % 20 == 3 ? 9 : i % 13 == 5 ? 8 : 1 + 0.5 * (i % 5))]));

    private static Probe<Func<Matrix<Real>[], double>> AskOmega(int H, int T, int seed) =>
        new($"with H = {H}, T = {T}", f => f([.. Enumerable.Range(0, T + 1).Select(t => (Real)Math.Pow(0.8, T - t) * Some(H, 1, 10 * seed + t))]));

    private static Probe<Func<double, int, double>> AskLatch(double w, int T) => new($"with w = {w}, T = {T}", f => f(w, T));
}
