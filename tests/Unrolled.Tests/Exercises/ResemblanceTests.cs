using MathNet.Numerics.LinearAlgebra;
using Unrolled.Exercises;
using Unrolled.Numerics;

namespace Unrolled.Tests.Exercises;

/// <summary>What was done to the right value is recognised without the exercise's help, and nothing is recognised that is not there.</summary>
public class ResemblanceTests
{
    private static Matrix<Real> Some(int rows, int columns, int seed)
    {
        var random = new Random64(seed);
        return Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)random.NextDouble(0.2, 1));
    }

    private static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> Outer = new("99-outer", "dU", "da h′ᵀ", (da, h) => da * h.Transpose(),
        [new("with B = 2", f => f(Some(3, 2, 1), Some(3, 2, 2))), new("with B = 5", f => f(Some(3, 5, 3), Some(3, 5, 4)))], [], []);

    private static readonly Exercise<Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> Step = new("99-step", "h", "x ⊙ h + x", (x, h) => x.PointwiseMultiply(h) + x,
        [new("once", f => f(Some(3, 2, 1), Some(3, 2, 2))), new("twice", f => f(Some(2, 4, 3), Some(2, 4, 4)))], [], []);

    public static TheoryData<string, Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> OfOuter => new()
    {
        { "Right but for its sign.", (da, h) => -(da * h.Transpose()) },
        { "Right but transposed: rows and columns have changed places.", (da, h) => (da * h.Transpose()).Transpose() },
        { "Yours has the right size but is divided by the number of columns of da: a mean where a sum is asked, or did you divide twice?", (da, h) => da * h.Transpose() / da.ColumnCount },
        { "Yours has the right size but is the number of columns of da times too large: a sum where a mean is asked?", (da, h) => da * h.Transpose() * da.ColumnCount },
        { "Yours is 0.5 times what it should be, everywhere: a constant factor is too much or missing.", (da, h) => da * h.Transpose() / 2 },
        { "Too large by 0.25, always.", (da, h) => da * h.Transpose() + (Real)0.25 },
        { "dU is 0 throughout: was it ever computed, or did something multiply by 0?", (da, h) => 0 * da * h.Transpose() },
        { "It is the same whatever comes in: does it use what it is given?", (da, h) => Some(3, 3, 9) },
        { "Each entry is the right one times a number that is the same in every test: does a factor come in from outside your method?", (da, h) => Some(3, 3, 9).PointwiseMultiply(da * h.Transpose()) },
        { "Each entry is off by a number that is the same in every test: does a term come in from outside your method?", (da, h) => Some(3, 3, 9) + da * h.Transpose() },
        { "Yours is the right matrix multiplied from the left by another, the same in every test: does a factor come in from outside your method?", (da, h) => Some(3, 3, 9) * (da * h.Transpose()) },
        { "It has the shape of da each time, whatever the size.", (da, h) => Some(3, 3, 9) * da },
        { "", (da, h) => da * da.Transpose() },
        { "", (da, h) => da * h.Transpose() + Some(3, 3, da.ColumnCount) },
    };

    public static TheoryData<string, Func<Matrix<Real>, Matrix<Real>, Matrix<Real>>> OfStep => new()
    {
        { "You return h as it came in.", (x, h) => h },
        { "The term x is missing.", (x, h) => x.PointwiseMultiply(h) },
        { "x is added once too often.", (x, h) => x.PointwiseMultiply(h) + 2 * x },
        { "A factor x is missing, entry by entry.", (x, h) => h + 1 },
        { "It is multiplied by h once too often, entry by entry.", (x, h) => (x.PointwiseMultiply(h) + x).PointwiseMultiply(h) },
        { "Right if x and h change places: did you swap them?", (x, h) => h.PointwiseMultiply(x) + h },
        { "Apart from that it is right.", (x, h) => (x.PointwiseMultiply(h) + x).Transpose() },
        { "You return x as it came in.", (x, h) => x },
    };

    [Theory, MemberData(nameof(OfOuter))]
    public void A_change_of_a_product_is_named(string said, Func<Matrix<Real>, Matrix<Real>, Matrix<Real>> yours) => Says(Outer, said, yours);

    [Theory, MemberData(nameof(OfStep))]
    public void A_change_of_a_sum_is_named(string said, Func<Matrix<Real>, Matrix<Real>, Matrix<Real>> yours) =>
        Says(Step, said, yours);

    [Theory]
    [InlineData(new[] { 0.0, 1, 2, 3 }, "Off by one step: each value stands where the next one belongs.")]
    [InlineData(new[] { 2.0, 3, 5, 8 }, "Off by one step: each value stands where the one before it belongs.")]
    [InlineData(new[] { 5.0, 3, 2, 1 }, "The right values in reverse order.")]
    [InlineData(new[] { 2.0, 3, 5 }, "The first value is missing.")]
    [InlineData(new[] { 1.0, 2, 3 }, "The last value is missing.")]
    [InlineData(new[] { 2.0, 3, 4, 6 }, "Always one too many: does the counting begin or end one step off?")]
    [InlineData(new[] { 0.0, 1, 2, 4 }, "Always one too few: does the counting begin or end one step off?")]
    [InlineData(new[] { 1.0, 2, 3, 4 }, "")]
    public void A_list_off_by_a_step_is_named(double[] yours, string said) =>
        Says(new Exercise<Func<double[]>>("99-list", "the list", "1 2 3 5", () => [1, 2, 3, 5], [new("now", f => f())], [], []), said, () => yours);

    [Fact]
    public void Truth_the_wrong_way_round_is_named() => Says(
        new Exercise<Func<int, bool>>("99-even", "the answer", "Even?", n => n % 2 == 0, [new("of 2", f => f(2)), new("of 3", f => f(3))], [], []),
        "It is true where it should be false, and false where it should be true: the wrong way round.", n => n % 2 == 1);

    [Fact]
    public void A_row_for_a_column_has_the_right_numbers() => Says(
        new Exercise<Func<object>>("99-column", "db", "1 2 3", () => Vector<Real>.Build.Dense([1, 2, 3]), [new("now", f => f())], [], []),
        "The numbers are right; only their layout is not.", () => Matrix<Real>.Build.Dense(3, 1, [1, 2, 3]));

    [Fact]
    public void A_probe_that_compares_something_else_recognises_nothing() => Says(
        new Exercise<Func<int, int>>("99-count", "the count", "n", n => n, [new("of ten", f => Enumerable.Range(0, 10).Select(f).ToArray())], [], []), "", n => -n);

    [Fact]
    public void The_exercises_own_hint_comes_first_and_general_help_last()
    {
        var exercise = new Exercise<Func<double[]>>("99-list", "the list", "1 2 3 5", () => [1, 2, 3, 5], [new("now", f => f())],
            [new("negative", () => [-1, -2, -3, -5], "Its own hint.")], ["Count."]);
        Assert.EndsWith("Its own hint.", exercise.Check(() => [-1, -2, -3, -5]).Message);
        Assert.EndsWith("Always one too many: does the counting begin or end one step off?", exercise.Check(() => [2, 3, 4, 6]).Message);
        Assert.EndsWith("Hint(1) may help.", exercise.Check(() => [9, 2, 3, 4]).Message);
    }

    private static void Says<F>(Exercise<F> exercise, string said, F yours) where F : Delegate
    {
        var result = exercise.Check(yours);
        Assert.Equal(ExerciseStatus.Wrong, result.Status);
        Assert.EndsWith(said, result.Message);
        if (said == "") Assert.Matches(@"(differ; this one most\.\)|\d\.)$", result.Message);
    }
}
