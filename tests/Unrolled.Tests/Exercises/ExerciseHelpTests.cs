using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

[Collection("console")]
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
        [new("cubed", n => n * n * n, "Once too often."), new("negative", n => -n * n, "A square is never below 0."), new("stuck at one", n => 1, "It does not depend on n."), .. wrong],
        ["Multiply.", "By itself."]);

    private static string Printed(Action action)
    {
        var (before, written) = (Console.Out, new StringWriter());
        Console.SetOut(written);
        try { action(); }
        finally { Console.SetOut(before); }
        return written.ToString().ReplaceLineEndings("\n");
    }

    [Fact]
    public void Use_returns_the_answer_when_right_and_the_reference_when_not()
    {
        Func<int, int> right = n => n * n, wrong = n => n + n, stub = _ => throw new NotSolvedYet();
        Assert.Same(right, Square().Use(right));
        Assert.Equal(25, Square().Use(wrong)(5));
        Assert.Equal(25, Square().Use(stub)(5));
    }

    [Fact]
    public void Use_says_which_one_the_lesson_goes_on_with() => Assert.Equal(
        "99-square: yours is right, and the lesson goes on with it.\n"
        + "99-square: yours is not right yet; the lesson goes on with the reference.\n"
        + "99-square: not written yet; the lesson goes on with the reference.\n",
        Printed(() =>
        {
            Square().Use(n => n * n);
            Square().Use(n => n + n);
            Square().Use(_ => throw new NotSolvedYet());
        }));

    [Fact]
    public void A_blank_line_inside_a_loop_is_judged_once_and_spoken_of_once()
    {
        var (exercise, calls, sum) = (Square(), 0, 0);
        string said = Printed(() =>
        {
            for (int n = 1; n <= 3; n++) sum += exercise.Use(Blank)(n);
        });
        int Blank(int n)
        {
            calls++;
            return n * n;
        }
        Assert.Equal((14, 2 + 3), (sum, calls));
        Assert.Equal("99-square: yours is right, and the lesson goes on with it.\n", said);
    }

    [Fact]
    public void A_closure_made_anew_at_each_turn_is_judged_anew_but_spoken_of_when_something_changed()
    {
        var (exercise, results) = (Square(), new List<int>());
        string said = Printed(() =>
        {
            foreach (int extra in (int[])[0, 0, 1, 1]) results.Add(exercise.Use(n => n * n + extra)(5));
        });
        Assert.Equal([25, 25, 25, 25], results);
        Assert.Equal(
            "99-square: yours is right, and the lesson goes on with it.\n99-square: yours is not right yet; the lesson goes on with the reference.\n", said);
    }

    [Fact]
    public void An_answer_may_be_a_value()
    {
        var exercise = new Exercise<Func<double>>("99-half", "the half", "Half of 1?", () => 0.5, [new("of 1", f => f())], [], []);
        Assert.Equal(ExerciseStatus.Right, exercise.Check(0.5).Status);
        Assert.Equal("the half of 1 should be 0.5 but is 2.", exercise.Check(2).Message, ignoreCase: true);
        Assert.Equal("99-half: yours is not right yet; the lesson goes on with the reference.\n", Printed(() =>
        {
            for (int i = 0; i < 3; i++) Assert.Equal(0.5, exercise.Use(2.0));
        }));
        Assert.Contains("goes on with it", Printed(() => Assert.Equal(0.5, exercise.Use(0.5))));
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
    public void Two_wrong_answers_that_meet_one_hint_are_a_fault() =>
        Assert.Contains("“doubled” and “one more” meet one hint: Hm.", Assert.Single(Square(
            new("doubled", n => n + n, "Hm."), new("one more", n => n + 1, "Hm.")).Faults()));

    [Fact]
    public void Fewer_than_three_wrong_answers_are_a_fault() =>
        Assert.Equal("99-few: 2 typical wrong answers; learners find at least 3.", Assert.Single(new Exercise<Func<int>>("99-few", "it", "Two.", () => 2, [new("now", f => f())],
            [new("one", () => 1, "More."), new("three", () => 3, "Less.")], []).Faults()));

    [Fact]
    public void A_reference_that_changes_from_call_to_call_is_a_fault()
    {
        int calls = 0;
        var exercise = new Exercise<Func<int>>("99-random", "it", "Guess.", () => ++calls, [new("now", f => f())], [], []);
        Assert.Contains(exercise.Faults(), f => f.Contains("fails its own check"));
        Assert.Contains(new Exercise<Func<int>>("99-none", "it", "Guess.", () => 1, [], [], []).Faults(), f => f.Contains("no probe"));
    }
}
