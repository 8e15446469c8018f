using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Exercises;

public static partial class Lesson09
{
    /// <summary>The candidate of the GRU as printed in 2014: the reset gate acts on the state, before the product. wx = W x + b (H × B).</summary>
    public static readonly Exercise<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>> ResetBefore = new(
        "09-reset", "n",
        "Write the candidate n of the GRU of 2014, which resets before the product: given wx = W x + b (H × B), U (H × H), r and h′ (hPrev), each H × B.",
        (wx, U, r, hPrev) => (wx + U * r.PointwiseMultiply(hPrev)).PointwiseTanh(),
        [AskReset(H: 5, B: 1, seed: 11), AskReset(H: 3, B: 4, seed: 12), AskReset(H: 4, B: 4, seed: 13)],
        [
            new("after the product", (wx, U, r, hPrev) => (wx + r.PointwiseMultiply(U * hPrev)).PointwiseTanh(),
                "That is the order of PyTorch and Keras: r acts on U h′. In 2014's it acts on h′ itself, before U."),
            new("no reset", (wx, U, r, hPrev) => (wx + U * hPrev).PointwiseTanh(),
                "The reset gate is missing: this is an Elman unit."),
            new("resets the input too", (wx, U, r, hPrev) => r.PointwiseMultiply(wx + U * hPrev).PointwiseTanh(),
                "Your gate also acts on the input. r resets the past only."),
            new("1 − r", (wx, U, r, hPrev) => (wx + U * (1 - r).PointwiseMultiply(hPrev)).PointwiseTanh(),
                "r = 1 lets the past through, r = 0 resets it; you have it the other way round."),
            new("no tanh", (wx, U, r, hPrev) => wx + U * r.PointwiseMultiply(hPrev),
                "That is what goes into the tanh; squash it."),
            new("transposed U", (wx, U, r, hPrev) => (wx + U.Transpose() * r.PointwiseMultiply(hPrev)).PointwiseTanh(),
                "Forward multiplies by U itself; its transpose belongs to the way back."),
            new("U r, then h′", (wx, U, r, hPrev) => (wx + (U * r).PointwiseMultiply(hPrev)).PointwiseTanh(),
                "You multiplied U by r. U multiplies the past that has been reset: first r ⊙ h′, then U."),
            new("ReLU", (wx, U, r, hPrev) => (wx + U * r.PointwiseMultiply(hPrev)).PointwiseMaximum(0),
                "max(0, …) makes the candidate of the single gate; the GRU's candidate is squashed by tanh."),
            new("σ", (wx, U, r, hPrev) => Sigmoid(wx + U * r.PointwiseMultiply(hPrev)),
                "σ makes gates, between 0 and 1. The candidate is a new value, between −1 and 1: tanh."),
            new("wx outside", (wx, U, r, hPrev) => wx + (U * r.PointwiseMultiply(hPrev)).PointwiseTanh(),
                "wx goes into the tanh as well: first the sum, then the tanh."),
            new("no input", (wx, U, r, hPrev) => (U * r.PointwiseMultiply(hPrev)).PointwiseTanh(),
                "The past is right, but what the unit reads is missing: wx."),
            new("U ⊙ r", (wx, U, r, hPrev) => (wx + U.PointwiseMultiply(r) * hPrev).PointwiseTanh(),
                "⊙ wants equal shapes. r is H × B, as h′ is: reset h′ by it, then let U multiply what is left."),
            new("matrix product with r", (wx, U, r, hPrev) => (wx + U * (r * hPrev)).PointwiseTanh(),
                "r * hPrev is a matrix product. Each unit's r meets its own h′ only: PointwiseMultiply."),
        ],
        [
            "Begin with the past that is left after the reset, a column for each example: r ⊙ h′.",
            "U multiplies that, and wx is added.",
            "n = tanh(wx + U (r ⊙ h′)).",
        ],
        tolerance: 1e-8);

    private static Probe<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>> AskReset(int H, int B, int seed) =>
        new($"with H = {H}, B = {B}", f => f(Some(H, B, seed), Some(H, H, seed + 100), Some(H, B, seed + 200).Map(Math.Abs), Some(H, B, seed + 300)));
}
