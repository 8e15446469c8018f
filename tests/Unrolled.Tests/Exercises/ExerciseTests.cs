using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

public class ExerciseTests
{
    private static readonly Matrix<Real> A = Matrix<Real>.Build.Dense(3, 2, (i, j) => 1 + i + (Real)0.5 * j);

    private static readonly Exercise<Func<Matrix<Real>, Matrix<Real>>> Twice = new(
        "99-twice", "twice A", "Write 2 A.",
        a => 2 * a,
        [new("with 3 × 2 numbers", f => f(A.Clone())), new("with −A", f => f(-A))],
        [
            new("squared", a => a.PointwiseMultiply(a), "You squared each entry."),
            new("transposed", a => 2 * a.Transpose(), "Leave rows and columns as they are."),
            new("not conformable", a => a * a, "A product of 3 × 2 and 3 × 2 does not exist."),
        ],
        ["Every entry doubles.", "A + A."]);

    [Fact]
    public void The_reference_is_right()
    {
        var result = Twice.Check(a => a + a);
        Assert.Equal(ExerciseStatus.Right, result.Status);
        Assert.True(Twice.Passes(a => a + a));
        Assert.Equal("99-twice: right ✓\ntwice A passes both tests.", result.ToString());
    }

    [Fact]
    public void Right_values_that_overwrite_what_came_in_are_not_right()
    {
        var result = Twice.Check(a => { a.Multiply(2, a); return a; });
        Assert.Equal(ExerciseStatus.Wrong, result.Status);
        Assert.Equal("twice A has the right values, but your method overwrites a, which its caller may still need. Write into something new, or into a copy.", result.Message);
    }

    [Fact]
    public void An_index_beyond_the_end_is_told_in_words() =>
        Assert.Contains("IndexOutOfRangeException: an index lies beyond the end, or below 0.", Twice.Check(a => new[] { a }[1]).Message);

    [Fact]
    public void A_stub_is_not_yet_and_json_says_so()
    {
        var result = Twice.Check(_ => throw new NotSolvedYet());
        Assert.Equal(ExerciseStatus.NotYet, result.Status);
        var json = JsonDocument.Parse(result.ToMimeBundle()["application/vnd.unrolled.exercise+json"]).RootElement;
        Assert.Equal(["id", "status", "message"], json.EnumerateObject().Select(p => p.Name));
        Assert.Equal("99-twice", json.GetProperty("id").GetString());
        Assert.Equal("not yet", json.GetProperty("status").GetString());
        Assert.Equal("Write 2 A. Stuck? Ask for Hint(1).", json.GetProperty("message").GetString());
    }

    [Fact]
    public void A_stub_inside_other_exceptions_is_still_not_yet() =>
        Assert.Equal(ExerciseStatus.NotYet, Twice.Check(_ => throw new InvalidOperationException("outer", new NotSolvedYet())).Status);

    [Fact]
    public void Shapes_come_before_values_and_a_transposed_answer_is_named()
    {
        var result = Twice.Check(a => 7 * a.Transpose());
        Assert.Equal("twice A with 3 × 2 numbers should be a 3 × 2 matrix but is a 2 × 3 matrix. It looks transposed. Hint(1) may help.", result.Message);
    }

    [Fact]
    public void A_wrong_shape_in_a_later_case_comes_before_a_wrong_value_in_an_earlier_one()
    {
        var result = Twice.Check(a => a[0, 0] > 0 ? 3 * a : a.Transpose());
        Assert.StartsWith("twice A with −A should be a 3 × 2 matrix", result.Message);
    }

    [Fact]
    public void The_worst_value_is_named()
    {
        var result = Twice.Check(a =>
        {
            var y = 2 * a;
            y[2, 1] += 1;
            y[0, 0] += (Real)0.01;
            return y;
        });
        Assert.Equal("twice A[2, 1] with 3 × 2 numbers should be 7 but is 8. (2 of the 6 entries differ; this one most.) Hint(1) may help.", result.Message);
    }

    [Fact]
    public void An_exercise_still_to_be_written_says_what_is_missing()
    {
        var draft = new Exercise<Func<double, double>>("99-draft", "To be written: the value's name", "To be written: what is asked.",
            x => throw new NotSolvedYet(), [new("of 1", f => f(1))], [new("To be written: a slip", x => x, "To be written: its hint.")], ["To be written: a nudge.", "Add."]);
        Assert.Equal(
            ["99-draft: To be written: the value's name", "99-draft: To be written: what is asked.", "99-draft: To be written: a nudge.", "99-draft: To be written: a slip", "99-draft: To be written: its hint."],
            draft.Faults().Take(5));
        Assert.StartsWith("99-draft: 1 typical wrong answers", draft.Faults()[5]);
        Assert.StartsWith("99-draft: the reference fails its own check", draft.Faults()[6]);
        Assert.Equal(ExerciseStatus.NotYet, draft.Check(_ => throw new NotSolvedYet()).Status);
        Assert.StartsWith("This exercise is not finished: its reference stops of 1.", draft.Check(x => 2 * x).Message);
    }

    [Theory]
    [InlineData("squared", "You squared each entry.")]
    [InlineData("transposed", "Leave rows and columns as they are.")]
    [InlineData("not conformable", "A product of 3 × 2 and 3 × 2 does not exist.")]
    public void A_typical_wrong_answer_meets_its_own_hint(string name, string hint)
    {
        Func<Matrix<Real>, Matrix<Real>> yours = name switch
        {
            "squared" => a => a.PointwisePower(2),
            "transposed" => a => (a + a).Transpose(),
            _ => a => a.Multiply(a),
        };
        var result = Twice.Check(yours);
        Assert.Equal(ExerciseStatus.Wrong, result.Status);
        Assert.EndsWith(hint, result.Message);
    }

    [Fact]
    public void An_error_in_the_answer_is_met_with_its_message_and_line()
    {
        var result = Twice.Check(_ => throw new DivideByZeroException("boom"));
        Assert.Equal(ExerciseStatus.Wrong, result.Status);
        Assert.Matches(@"^Your code stopped \(line \d+\), with 3 × 2 numbers: DivideByZeroException: boom\.", result.Message);
    }

    [Fact]
    public void Nothing_and_nan_are_wrong_answers_not_crashes()
    {
        Assert.Contains("should be a 3 × 2 matrix but is nothing (null)", Twice.Check(_ => null!).Message);
        Assert.Contains("but is NaN", Twice.Check(a => a * Real.NaN).Message);
        Assert.Equal(ExerciseStatus.Wrong, Twice.Check(null!).Status);
    }

    [Fact]
    public void A_hosts_cancellation_is_not_swallowed() =>
        Assert.Throws<OperationCanceledException>(() => Twice.Check(_ => throw new OperationCanceledException()));

    [Fact]
    public void What_a_learner_wrote_is_escaped() =>
        Assert.DoesNotContain("<script>", Twice.Check(_ => throw new InvalidOperationException("<script>alert(1)</script>")).ToHtml());
}
