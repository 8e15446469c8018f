using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

public class ExerciseHelpTests
{
    private static Exercise<Func<int, int>> Square(params WrongAnswer<Func<int, int>>[] wrong) => new(
        "99-square", "the square", "Write n².",
        n =>
        {
            int m = n;
            return m * n;
        },
        [new("of 2", f => f(2)), new("of 3", f => f(3))],
        wrong,
        ["Multiply.", "By itself."]);

    [Fact]
    public void Use_returns_the_answer_when_right_and_the_reference_when_not()
    {
        Func<int, int> right = n => n * n, wrong = n => n + n, stub = _ => throw new NotSolvedYet();
        Assert.Same(right, Square().Use(right));
        Assert.Equal(25, Square().Use(wrong)(5));
        Assert.Equal(25, Square().Use(stub)(5));
    }

    [Fact]
    public void Use_says_which_one_the_lesson_goes_on_with()
    {
        var before = Console.Out;
        var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            Square().Use(n => n * n);
            Square().Use(n => n + n);
            Square().Use(_ => throw new NotSolvedYet());
        }
        finally { Console.SetOut(before); }
        Assert.Contains("99-square: yours is right, and the lesson goes on with it.", written.ToString());
        Assert.Contains("99-square: yours is not right yet; the lesson goes on with the reference.", written.ToString());
        Assert.Contains("99-square: not written yet; the lesson goes on with the reference.", written.ToString());
    }

    [Fact]
    public void Hints_go_from_gentle_to_plain_and_asking_for_more_is_no_error()
    {
        Assert.Equal("99-square, hint 1 of 2: Multiply.", Square().Hint(1).ToString());
        Assert.Contains("By itself.", Square().Hint(2).ToHtml());
        Assert.Equal("99-square has hints 1 to 2; there is no hint 3.", Square().Hint(3).ToString());
        Assert.Contains("there is no hint 0", Square().Hint(0).ToString());
    }

    [Fact]
    public void Reveal_shows_the_reference_as_it_stands_in_the_source() =>
        Assert.Equal(
            """
            99-square, one solution:
            n =>
            {
                int m = n;
                return m * n;
            }
            """.ReplaceLineEndings("\n"), Square().Reveal().ToString());

    [Fact]
    public void A_sound_exercise_has_no_faults() =>
        Assert.Empty(Square(new WrongAnswer<Func<int, int>>("doubled", n => n + n, "You doubled.")).Faults());

    [Fact]
    public void A_wrong_answer_that_no_probe_tells_apart_is_a_fault() =>
        Assert.Contains("“right after all” is taken as Right", Assert.Single(Square(new WrongAnswer<Func<int, int>>("right after all", n => n * n, "Hm.")).Faults()));

    [Fact]
    public void Two_wrong_answers_with_the_same_values_are_a_fault() =>
        Assert.Contains("“also doubled” meets another's hint", Assert.Single(Square(
            new("doubled", n => n + n, "You doubled."), new("also doubled", n => 2 * n, "You added.")).Faults()));

    [Fact]
    public void A_reference_that_changes_from_call_to_call_is_a_fault()
    {
        int calls = 0;
        var exercise = new Exercise<Func<int>>("99-random", "it", "Guess.", () => ++calls, [new("now", f => f())], [], []);
        Assert.Contains("fails its own check", Assert.Single(exercise.Faults()));
        Assert.Contains("no probe", Assert.Single(new Exercise<Func<int>>("99-none", "it", "Guess.", () => 1, [], [], []).Faults()));
    }
}
