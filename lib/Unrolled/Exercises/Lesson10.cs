using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 10, LSTM: c = f ⊙ c′ + i ⊙ g, h = o ⊙ tanh(c). The matrices are of double in both builds, as in the lesson.</summary>
public static partial class Lesson10
{
    private const double Exact = 1e-8;

    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [Dc, ThreeSteps, ForgetBias, Parameters];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("10", All);

    /// <summary>The blank line of the build: ∂L/∂c of one step, from this step's dh, o and c and the next step's dc and f (each H × B).</summary>
    public static readonly Exercise<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>> Dc = new(
        "10-dc", "dc",
        "Write dc = ∂L/∂c of one step. c feeds h = o ⊙ tanh(c) of its own step and, times f, the next step's c; given are dh, o and c of this step, dcNext and fNext of the next.",
        (dh, o, c, dcNext, fNext) => FromH(dh, o, c) + dcNext.PointwiseMultiply(fNext),
        [AskDc(H: 3, B: 1, seed: 1), AskDc(H: 4, B: 2, seed: 2)],
        [
            new("this step only", (dh, o, c, dcNext, fNext) => FromH(dh, o, c),
                "That is what comes through h of this step. c feeds a second place: f ⊙ c in the next step. Where paths meet, add."),
            new("next step only", (dh, o, c, dcNext, fNext) => dcNext.PointwiseMultiply(fNext),
                "That is what comes from the next step. c also feeds h of its own step, h = o ⊙ tanh(c): add what comes back through it."),
            new("without fNext", (dh, o, c, dcNext, fNext) => FromH(dh, o, c) + dcNext,
                "The next step takes f ⊙ c, not c: what comes back from it is multiplied by fNext."),
            new("tanh c not squared", (dh, o, c, dcNext, fNext) => dh.PointwiseMultiply(o).PointwiseMultiply(1 - c.PointwiseTanh()) + dcNext.PointwiseMultiply(fNext),
                "The slope of tanh is 1 − tanh², and your square is missing."),
            new("1 − c²", (dh, o, c, dcNext, fNext) => dh.PointwiseMultiply(o).PointwiseMultiply(1 - c.PointwiseMultiply(c)) + dcNext.PointwiseMultiply(fNext),
                "c has not been through tanh yet, so the slope is 1 − tanh(c)², not 1 − c². In lesson 03 h was tanh(a) already; here c stands where a stood."),
            new("1 − h²", (dh, o, c, dcNext, fNext) =>
                    dh.PointwiseMultiply(o).PointwiseMultiply(1 - o.PointwiseMultiply(c.PointwiseTanh()).PointwisePower(2)) + dcNext.PointwiseMultiply(fNext),
                "1 − h² is Elman's slope. Here h = o ⊙ tanh(c), and only the tanh is crossed: 1 − tanh(c)²."),
            new("without the slope", (dh, o, c, dcNext, fNext) => dh.PointwiseMultiply(o) + dcNext.PointwiseMultiply(fNext),
                "Between c and h stands a tanh; its slope, 1 − tanh(c)², is missing."),
            new("without o", (dh, o, c, dcNext, fNext) => dh.PointwiseMultiply(Slope(c)) + dcNext.PointwiseMultiply(fNext),
                "h = o ⊙ tanh(c): on the way back from h to c the factor o is missing."),
            new("tanh c for its slope", (dh, o, c, dcNext, fNext) => dh.PointwiseMultiply(c.PointwiseTanh()) + dcNext.PointwiseMultiply(fNext),
                "dh ⊙ tanh(c) is the way to o, it is the library's do. To c: what is the derivative of o ⊙ tanh(c) by c?"),
            new("f on both", (dh, o, c, dcNext, fNext) => (FromH(dh, o, c) + dcNext).PointwiseMultiply(fNext),
                "fNext belongs to the path through the next step alone; you multiplied this step's own share by it, too."),
            new("product of the paths", (dh, o, c, dcNext, fNext) => FromH(dh, o, c).PointwiseMultiply(dcNext).PointwiseMultiply(fNext),
                "Along one path multiply, but where two paths meet, add."),
            new("1 − fNext", (dh, o, c, dcNext, fNext) => FromH(dh, o, c) + dcNext.PointwiseMultiply(1 - fNext),
                "c enters the next c times f itself; the LSTM has no 1 − f. (That was the GRU.)"),
            new("slope on both", (dh, o, c, dcNext, fNext) => (dh.PointwiseMultiply(o) + dcNext.PointwiseMultiply(fNext)).PointwiseMultiply(Slope(c)),
                "The slope of tanh belongs to the path through h alone: between c and the next c stands no tanh."),
            new("minus", (dh, o, c, dcNext, fNext) => FromH(dh, o, c) - dcNext.PointwiseMultiply(fNext),
                "Both shares are right, but you subtracted the second. Where paths meet, their shares are added."),
            new("tanh c with o", (dh, o, c, dcNext, fNext) => dh.PointwiseMultiply(o).PointwiseMultiply(c.PointwiseTanh()) + dcNext.PointwiseMultiply(fNext),
                "You multiplied by the value tanh(c). On the way back its slope is due: 1 − tanh(c)²."),
            new("slope of σ on o", (dh, o, c, dcNext, fNext) =>
                    FromH(dh, o.PointwiseMultiply(1 - o), c) + dcNext.PointwiseMultiply(fNext),
                "o (1 − o) is for the way into the gate, da. On the way to c the gate o counts as a factor, as it is."),
            new("slope of σ on fNext", (dh, o, c, dcNext, fNext) => FromH(dh, o, c) + dcNext.PointwiseMultiply(fNext).PointwiseMultiply(1 - fNext),
                "f (1 − f) is for the way into the gate, da. On the way to c, fNext counts as a factor, as it is."),
            new("fNext ⊙ c", (dh, o, c, dcNext, fNext) => FromH(dh, o, c) + fNext.PointwiseMultiply(c),
                "f ⊙ c is what goes forward. What comes back is a derivative: dcNext, times what c was multiplied by."),
            new("o on both", (dh, o, c, dcNext, fNext) => FromH(dh, o, c) + dcNext.PointwiseMultiply(fNext).PointwiseMultiply(o),
                "o decides what is shown in h, so it belongs to the path through h alone; the next c takes f ⊙ c without it."),
            new("dcNext forgotten", (dh, o, c, dcNext, fNext) => FromH(dh, o, c) + fNext,
                "fNext is ∂(next c)/∂c. The chain rule multiplies it by what arrives there, dcNext."),
            new("matrix products", (dh, o, c, dcNext, fNext) => dh * o * Slope(c) + dcNext * fNext,
                "These are products unit by unit (⊙, PointwiseMultiply), not matrix products."),
        ],
        [
            "Two arrows leave c: one to h of the same step, one to c of the next. What does each bring back?",
            "Through h: dh ⊙ o ⊙ (1 − tanh²(c)). Through the next c = f ⊙ c′ + …: its dc, times what c′ was multiplied by.",
            "var t = c.PointwiseTanh(); then 1 - t.PointwiseMultiply(t) is the slope. Add dcNext.PointwiseMultiply(fNext).",
        ], tolerance: Exact);

    private static Probe<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>> AskDc(int H, int B, int seed) =>
        new($"with H = {H}, B = {B}", f =>
            f(Some(H, B, seed, -1), Some(H, B, seed + 100, 0), 2 * Some(H, B, seed + 200, -1), Some(H, B, seed + 300, -1), Some(H, B, seed + 400, 0)));

    private static Matrix<double> FromH(Matrix<double> dh, Matrix<double> o, Matrix<double> c) => dh.PointwiseMultiply(o).PointwiseMultiply(Slope(c));

    /// <summary>tanh′(c).</summary>
    private static Matrix<double> Slope(Matrix<double> c) => 1 - c.PointwiseTanh().PointwisePower(2);

    /// <summary>Numbers in (low, 1) with |x| ≥ 0.05: never zeros, which hide mistakes.</summary>
    private static Matrix<double> Some(int rows, int columns, int seed, int low)
    {
        var random = new Random64(seed);
        return Matrix<double>.Build.Dense(rows, columns, (_, _) => (low < 0 && random.Next(2) == 0 ? -1 : 1) * random.NextDouble(0.05, 1));
    }
}
