using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

[Collection("console")]
public class ProgressTests
{
    private static Exercise<Func<int>> Ask(string name, int right) => new($"99-{name}", "it", $"Return {right}.", () => right, [new("now", f => f())], [], ["More.", "Less."]);

    [Fact]
    public void It_tells_what_is_solved_with_what_help_and_what_is_next()
    {
        Exercise<Func<int>> one = Ask("one", 1), two = Ask("two", 2), three = Ask("three", 3), four = Ask("four", 4);
        string Said() => LessonProgress.Of("99", [one, two, three, four]).ToString();
        Assert.Equal("""
            Lesson 99: 0 of 4 exercises solved.
              … 99-one    not begun
              … 99-two    not begun
              … 99-three  not begun
              … 99-four   not begun
            Next: 99-one. Return 1.
            """.ReplaceLineEndings("\n"), Said());

        one.Check(() => throw new NotSolvedYet());
        one.Check(() => 1);
        two.Check(() => 7);
        two.Hint(1);
        two.Hint(1);
        two.Hint(2);
        two.Check(() => 2);
        three.Check(() => 7);
        three.Reveal();
        Assert.Equal("""
            Lesson 99: 2 of 4 exercises solved.
              ✓ 99-one    solved at the first try
              ✓ 99-two    solved after 2 tries, with hints 1, 2
              … 99-three  tried once, not right yet, with a look at the solution
              … 99-four   not begun
            Next: 99-three. Return 3.
            """.ReplaceLineEndings("\n"), Said());

        three.Check(() => 3);
        four.Hint(2);
        four.Check(() => 4);
        four.Check(() => 5);
        four.Reveal();
        Assert.EndsWith("""
              ✓ 99-three  solved after 2 tries, with a look at the solution
              ✗ 99-four   solved at the first try (the last change broke it), with hint 2
            Next: 99-four. Return 4.
            """.ReplaceLineEndings("\n"), Said());
        Assert.StartsWith("Lesson 99: 3 of 4 exercises solved.", Said());

        four.Check(() => throw new NotSolvedYet());
        Assert.Contains("✗ 99-four   solved at the first try (and taken out again), with hint 2", Said());

        four.Check(() => 4);
        Assert.StartsWith("Lesson 99: 4 of 4 exercises solved.", Said());
        Assert.EndsWith("All done; what you wrote is what the lesson runs on.", Said());
    }

    [Fact]
    public void Use_and_Passes_are_no_tries()
    {
        var one = Ask("one", 1);
        one.Use(() => 1);
        one.Passes(() => 2);
        Assert.Contains("not begun", LessonProgress.Of("99", [one]).ToString());
    }

    [Fact]
    public void Whoever_solved_it_after_the_lesson_took_the_reference_is_told_to_run_it_again()
    {
        var one = Ask("one", 1);
        one.Use(() => 2);
        one.Check(() => 1);
        Assert.EndsWith("All done. The lesson has last run on a reference: restart and run all, and it runs on what you wrote.", LessonProgress.Of("99", [one]).ToString());
        one.Use(() => 1);
        Assert.EndsWith("All done; what you wrote is what the lesson runs on.", LessonProgress.Of("99", [one]).ToString());
    }

    [Fact]
    public void Lessons_have_it() => Assert.All([Lesson03.Progress(), Lesson06.Progress()], p => Assert.Matches(@"^Lesson 0\d: \d of 4 exercises solved\.", p.ToString()));

    [Fact]
    public void What_is_asked_is_escaped() =>
        Assert.DoesNotContain("<b>", LessonProgress.Of("99", [new Exercise<Func<int>>("99-<b>", "it", "<b>", () => 1, [new("now", f => f())], [], [])]).ToHtml());
}
