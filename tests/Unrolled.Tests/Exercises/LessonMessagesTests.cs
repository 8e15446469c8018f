using MathNet.Numerics.LinearAlgebra;
using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

/// <summary>What learners read when an answer of their own making is wrong.</summary>
public class LessonMessagesTests
{
    [Fact]
    public void A_valid_negative_is_shown_not_counted() =>
        Assert.Matches(@"^The oracle should reject every result, but (\S+) became \1\. Every string comes back as it was\.", Lesson06.BetterNegative.Check((valid, random) => [.. valid]).Message);

    [Fact]
    public void A_negative_that_returns_nothing_is_told_so() =>
        Assert.Matches(@"^The oracle should reject every result, but \S+ became nothing \(null\)\. Return the spoilt copy", Lesson06.BetterNegative.Check((valid, random) => null!).Message);

    [Fact]
    public void Symbols_that_do_not_exist_behind_a_fault_are_shown_as_numbers() =>
        Assert.Contains("became 9 12.", Lesson06.BetterNegative.Check((valid, random) => [9, 12]).Message);

    [Fact]
    public void An_answer_with_its_own_chance_meets_no_exception()
    {
        int calls = 0;
        var result = Lesson06.BetterNegative.Check((valid, random) => ++calls == 1 ? [0, 9] : [.. valid[..^1], 5 + (valid[^1] - 4) % 5]);
        Assert.StartsWith("The oracle should reject every result, and did not on each call.", result.Message);
    }

    [Fact]
    public void An_error_in_the_oracle_names_the_string_it_met() =>
        Assert.Matches(@"^Your code stopped.*, for “\)”: InvalidOperationException: ", Lesson06.Oracle.Check(symbols => symbols is [9] ? throw new InvalidOperationException("x") : true).Message);

    [Theory]
    [InlineData("()[](][)", "“()[](][)” has 8 brackets and should have four. A false label indeed")]
    [InlineData("(((", "“(((” has 3 brackets and should have four. The flawed rule rejects")]
    [InlineData("([]{})", "“([]{})” has 6 brackets and should have four. And it is really valid")]
    public void A_label_of_another_length_is_met_whatever_the_length(string label, string message) =>
        Assert.StartsWith(message, Lesson06.FalseLabel.Check(() => label).Message);

    [Fact]
    public void An_answer_may_use_the_lessons_own_H()
    {
        const int H = 5;
        var result = Lesson03.DU.Check((da, h, hPrev) => Matrix<Real>.Build.Dense(H, H, (i, j) => da[i, 0] * hPrev[j, 0]));
        Assert.Contains("Right for one example.", result.Message);
    }

    [Fact]
    public void What_a_dU_takes_from_the_lesson_around_it_is_seen()
    {
        var U = Matrix<Real>.Build.Dense(5, 5, (i, j) => (Real)((i == j ? 0.7 : 0.2) - 0.09 * i + 0.05 * i * j));
        var x = Matrix<Real>.Build.Dense(4, 1, [0, 1, 0, 0]);
        string Said(Func<Matrix<Real>, Matrix<Real>, Matrix<Real>, Matrix<Real>> answer) => Lesson03.DU.Check(answer).Message;
        Assert.Contains("Each entry is the right one times a number that is the same in every test", Said((da, h, hPrev) => U.PointwiseMultiply(da * hPrev.Transpose())));
        Assert.Contains("Yours is the right matrix multiplied from the left by another", Said((da, h, hPrev) => U.Transpose() * da * hPrev.Transpose()));
        Assert.EndsWith("It has the shape of da each time, whatever the size.", Said((da, h, hPrev) => U.Transpose() * da));
        Assert.EndsWith("That is dW of the first step: x is what W is multiplied by. U is multiplied by h′.", Said((da, h, hPrev) => da * x.Transpose()));
    }

    [Fact]
    public void A_dW_that_takes_its_size_from_the_lesson_around_it_is_seen() =>
        Assert.EndsWith("Yours is divided by 996 every time, where the number of columns of x belongs: does that number come in from outside your method?",
            Lesson02.Gradient.Check((x, ŷ, y) => 2 * (ŷ - y) * x.Transpose() / 996).Message);

    [Fact]
    public void A_mean_error_times_x_does_not_look_transposed() =>
        Assert.DoesNotContain("transposed", Lesson02.Gradient.Check((x, ŷ, y) => 2 * (ŷ - y).Enumerate().Average() * x).Message);

    [Fact]
    public void A_wrong_target_is_called_Y() =>
        Assert.StartsWith("Y[0, ", Lesson02.Ahead.Check((x, τ, k) => (Matrix<Real>.Build.Dense(τ, x.Length - τ - k + 1, (i, n) => x[n + i]), Matrix<Real>.Build.Dense(1, x.Length - τ - k + 1))).Message);

    [Fact]
    public void An_unset_dU_is_spoken_of() =>
        Assert.Contains("Return this step's share alone", Lesson03.DU.Check((da, h, hPrev) => ((Matrix<Real>?)null)! + da * hPrev.Transpose()).Message);
}
