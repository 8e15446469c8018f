namespace Unrolled.Exercises;

public static partial class Lesson02
{
    /// <summary>One gradient of a linear model, on paper.</summary>
    public static readonly Exercise<Func<(double dW, double db)>> ByHand = new(
        "02-by-hand", "the gradient",
        "ŷ = W x + b with τ = 1, W = 2 and b = −1, and two examples: x = 1 with y = 4, and x = 4 with y = 6. L is the mean of (ŷ − y)². Work out dW and db on paper and return them.",
        () => (1, -2),
        [
            new("of W", f => f().dW, "dW", Tell: _ => "dW is not right yet."),
            new("of b", f => f().db, "db", Tell: _ => "db is not right yet."),
        ],
        [
            new("without 2", () => (0.5, -1), "Half of what it should be: the derivative of a square is twice what was squared."),
            new("a sum", () => (2, -4), "Twice too large: L is the mean of two examples, so each has a share of ½."),
            new("sign", () => (-1, 2), "Both have the wrong sign: the errors are ŷ − y."),
            new("swapped", () => (-2, 1), "The two numbers have changed places: dW comes first."),
            new("without x", () => (-2, -2), "db is right. W enters ŷ multiplied by x, so each error counts x times in dW."),
            new("means multiplied", () => (-5, -2), "db is right. For dW you took the mean error times the mean x; multiply within each example first."),
            new("squares kept", () => (13, 10), "You kept the squares of the errors. Differentiating takes them down to a first power."),
            new("first example", () => (-6, -6), "That is the first example alone, as if it were all the data. Work out the second, and take the mean."),
            new("second example", () => (8, 2), "That is the second example alone, as if it were all the data. Work out the first, and take the mean."),
            new("only db", () => (0, -2), "db is right; dW is still to come."),
            new("only dW", () => (1, 0), "dW is right; db is still to come."),
            new("b forgotten", () => (6, 0), "You left b out: ŷ = 2 x − 1."),
            new("b = 1", () => (11, 2), "You took b = +1; it is −1."),
            new("sign lost", () => (7, 4), "You lost the sign of the first error: the prediction lies below y there, so ŷ − y is negative."),
            new("sign lost on the way", () => (7, -2), "db is right. In dW the two examples pull in opposite directions, as their errors do."),
            new("sign gained on the way", () => (-7, -2), "db is right. In dW the two examples pull in opposite directions, as their errors do; you let both pull down."),
            new("sign of dW", () => (-1, -2), "db is right, and so is the size of dW. Its sign is not: which of the two examples weighs more, and what is the sign of its error?"),
            new("the loss", () => (5, 5), "5 is L itself, the mean of the squared errors. How fast does it grow with W, and with b?"),
            new("a step taken", () => (1.99, -0.98), "Those are W and b after a step with η = 0.01. The gradient itself is asked for: what was subtracted, before η."),
            new("a large step taken", () => (1.9, -0.8), "Those are W and b after a step with η = 0.1. The gradient itself is asked for: what was subtracted, before η."),
            new("y forgotten", () => (29, 8), "You used ŷ where ŷ − y belongs: by how much is each prediction off?"),
        ],
        [
            "First the two predictions, then the two errors ŷ − y.",
            "ŷ is 1 and 7, so the errors are −3 and 1.",
            "db is the mean of 2 · error, dW the mean of 2 · error · x.",
        ]);

    /// <summary>The error of the best forecast of x⟨t⟩ = φ x⟨t−1⟩ + noise, k steps ahead.</summary>
    public static readonly Exercise<Func<int, double, double, double>> ErrorAfter = new(
        "02-error-after", "the error",
        "The series is x⟨t⟩ = φ x⟨t−1⟩ + e⟨t⟩; each e is new, with standard deviation noise. Somebody who knows φ says φᵏ x⟨t⟩ for k steps ahead. Return the RMSE of that forecast.",
        (k, φ, noise) => noise * Math.Sqrt(Enumerable.Range(0, k).Sum(j => Math.Pow(φ, 2 * j))),
        [AskError(1, 0.9, 0.2), AskError(3, 0.5, 2), AskError(10, 0.95, 0.2), AskError(4, 1, 0.5), AskError(5, -0.8, 0.3)],
        [
            new("no growth", (k, φ, noise) => noise,
                "Right for k = 1. After that, every step adds an e of its own that nobody could foresee."),
            new("√k", (k, φ, noise) => noise * Math.Sqrt(k),
                "Right for φ = 1. Otherwise an e that came j steps before the target has been multiplied by φ j times on its way."),
            new("k times", (k, φ, noise) => noise * k,
                "You added standard deviations. Of independent errors the variances (the squares) add; and each has been multiplied by φ on its way."),
            new("deviations added", (k, φ, noise) => noise * Enumerable.Range(0, k).Sum(j => Math.Pow(Math.Abs(φ), j)),
                "You added the standard deviations of the shares. They are independent: their squares add, and the root comes last."),
            new("signed sum", (k, φ, noise) => noise * Enumerable.Range(0, k).Sum(j => Math.Pow(φ, j)),
                "You added φʲ. What adds up are the variances of the shares φʲ e, that is, squares; the root comes last."),
            new("φ not squared", (k, φ, noise) => noise * Math.Sqrt(Enumerable.Range(0, k).Sum(j => Math.Pow(φ, j))),
                "Nearly: the variance of φʲ e is φ²ʲ · noise², so φ is to be squared as well."),
            new("variance", (k, φ, noise) => noise * noise * Enumerable.Range(0, k).Sum(j => Math.Pow(φ, 2 * j)),
                "That is the mean squared error. Its root is asked for."),
            new("noise not squared", (k, φ, noise) => Math.Sqrt(noise * Enumerable.Range(0, k).Sum(j => Math.Pow(φ, 2 * j))),
                "Under the root stand variances: noise belongs there squared, or in front of the root."),
            new("one term too many", (k, φ, noise) => noise * Math.Sqrt(Enumerable.Range(0, k + 1).Sum(j => Math.Pow(φ, 2 * j))),
                "One e too many: one step ahead there is one, k steps ahead there are k."),
            new("from φ² on", (k, φ, noise) => noise * Math.Sqrt(Enumerable.Range(1, k).Sum(j => Math.Pow(φ, 2 * j))),
                "The last e, which comes with the target itself, has not been multiplied by φ yet: the sum begins with 1."),
            new("last share only", (k, φ, noise) => noise * Math.Pow(φ, k - 1),
                "That is the share of the first unforeseen e alone; all k of them have theirs."),
            new("φᵏ", (k, φ, noise) => noise * Math.Pow(φ, k),
                "φᵏ says how much of the present is left in the forecast. The error is made of the e's that come after it, each with a power of φ of its own."),
            new("noise of the series", (k, φ, noise) => noise * Math.Sqrt(1 - Math.Pow(φ, 2 * k)),
                "That is the answer if the series itself had standard deviation noise. Here each e has; x, which adds them up, varies more."),
            new("one power for all", (k, φ, noise) => noise * Math.Sqrt(1 + (k - 1) * φ * φ),
                "Right up to k = 2. An e that came j steps before the target has been multiplied by φ j times, not once: write k = 3 out."),
            new("first and last", (k, φ, noise) => noise * Math.Sqrt(1 + Math.Pow(φ, 2 * (k - 1))),
                "Right for k = 2 alone. Between the newest e and the oldest unforeseen one there are others; and for k = 1 the two are one and the same."),
            new("the limit", (k, φ, noise) => noise / Math.Sqrt(1 - φ * φ),
                "There the error levels off for very large k (if |φ| < 1). After k steps only k terms have been added up."),
            new("noise under the power", (k, φ, noise) => Math.Sqrt(Enumerable.Range(0, k).Sum(j => Math.Pow(φ * noise, 2 * j))),
                "You raised noise to the power j as well. A share is φʲ e: noise comes into it once."),
            new("closed form", (k, φ, noise) => noise * Math.Sqrt((1 - Math.Pow(φ, 2 * k)) / (1 - φ * φ)),
                "The closed form of the sum divides by 1 − φ², which is 0 for φ = 1. Add the terms up."),
        ],
        [
            "Write x⟨t+2⟩ out: φ (φ x⟨t⟩ + e⟨t+1⟩) + e⟨t+2⟩. What of it is missing in the forecast?",
            "The error is e⟨t+k⟩ + φ e⟨t+k−1⟩ + … + φᵏ⁻¹ e⟨t+1⟩. Of independent terms the variances add.",
            "noise · √(1 + φ² + φ⁴ + … ), with k terms under the root.",
        ]);

    private static Probe<Func<int, double, double, double>> AskError(int k, double φ, double noise) =>
        new(FormattableString.Invariant($"after k = {k} with φ = {φ}, noise = {noise}"), f => f(k, φ, noise));
}
