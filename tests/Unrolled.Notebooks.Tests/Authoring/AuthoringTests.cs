using Unrolled.Notebooks.Authoring;

namespace Unrolled.Notebooks.Tests.Authoring;

public sealed class AuthoringTests : IDisposable
{
    private readonly ScratchCourse course = new();

    [Theory]
    [InlineData("and THEN", null, false, "05", "05 is planned under this title", "")]
    [InlineData("Mine", "05", false, "06", "06 was free", "")]
    [InlineData("Mine", "07", false, "08", "08 was free", "")]
    [InlineData("Mine", "03", false, "04", "2 planned lessons moved up by one", "04→05 05→06")]
    [InlineData("Mine", "04", false, "05", "one planned lesson moved up by one", "05→06")]
    [InlineData("Mine", "03", true, "03b", "a further part of 03", "")]
    public void A_number_is_chosen_by_the_curriculum(string title, string? after, bool part, string number, string why, string moved)
    {
        var made = NewLesson.Write(course.Root, title, after, part);
        Assert.Equal(number, made.Lesson.Number);
        Assert.Contains(why, made.Done[0]);
        Assert.Equal(moved, string.Join(" ", made.Done.Where(d => d.StartsWith("planned lesson", StringComparison.Ordinal)).Select(d => $"{d[15..17]}→{d[^2..]}")));
        Assert.Empty(course.Files.Faults());
        course.Released();
        Assert.Empty(course.Files.Faults());
        Assert.True(Curriculum.Load(course.Notebooks).Find(number)!.IsWritten);
        Assert.Contains(RowList.Load(course.Notebooks).Of(number), row => row.Row == number && row.Source == "To be written");
    }

    [Fact]
    public void A_written_lesson_keeps_its_number_and_the_new_one_becomes_a_part()
    {
        NewLesson.Write(course.Root, "Sixth", "05", part: false);
        var made = NewLesson.Write(course.Root, "Mine", "05", part: false);
        Assert.Equal("05b", made.Lesson.Number);
        Assert.Contains("06 is written and keeps its number", made.Done[0]);
        Assert.Equal("05c", NewLesson.Write(course.Root, "Mine too", "05b", part: true).Lesson.Number);
    }

    [Fact]
    public void Moved_lessons_take_their_rows_and_needs_along_and_mentions_are_named()
    {
        var made = NewLesson.Write(course.Root, "Mine", "03", part: false);
        var moved = Curriculum.Load(course.Notebooks).Find("06")!;
        Assert.Equal(("And then", "06-and-then.ipynb", "05"), (moved.Title, moved.File, Assert.Single(moved.Needs)));
        Assert.Equal(["02", "03", "04", "05", "06", "07"], RowList.Load(course.Notebooks).Rows.Select(r => r.Lesson));
        Assert.Equal(["06"], Curriculum.Load(course.Notebooks).Find("07")!.Needs);
        Assert.Equal(["instructor/03-counting.ipynb, cell 4 says \"Lessons 04 and 05\": 04 is now 05", "instructor/03-counting.ipynb, cell 4 says \"Lessons 04 and 05\": 05 is now 06"], made.Todo);
    }

    [Theory]
    [InlineData("Counting", "03", "Lesson 03 · Counting is written already")]
    [InlineData("Mine", "08", "There is no lesson 08 in course.json. Planned: 02 · Before; 04 · Then; 05 · And then.")]
    [InlineData("Mine", null, "Say which lesson it follows, for instance --after 07.")]
    [InlineData("·", "03", "has no letter a file could be named by")]
    public void What_cannot_be_begun_is_explained(string title, string? after, string expected) =>
        Assert.Contains(expected, Assert.Throws<ReleaseException>(() => NewLesson.Write(course.Root, title, after, part: false)).Message);

    [Fact]
    public void A_new_lesson_has_the_frame_and_says_what_is_to_be_written()
    {
        var made = NewLesson.Write(course.Root, "Mine", "05", part: false);
        var source = NotebookDocument.Load(course.In("notebooks", "instructor", made.Lesson.File));
        var headings = source.Cells.SelectMany(c => c.Source.Split('\n')).Where(l => l.StartsWith('#') && l.Contains(' '));
        Assert.Equal(
            ["# 06 · Mine", "#!import unrolled.csx", "## The question", "## The equation", "## Build it by hand", "## Check it", "## The library's version", "## The experiment: to say the toss before", "## What can go wrong", "## Exercises",
             "## Summary", "## Sources", "## Previous and next"], headings);
        Assert.Distinct(source.Cells.Select(c => c.Id));
        Assert.Single(source.Cells, c => c.HasTag("parameters"));
        Assert.Equal(2, source.Cells.Count(c => c.HasTag("instructor")));
        Assert.Contains("lesson 05 (And then, planned)", source.Cells[0].Source);
        Assert.All(source.CodeCells, c => Assert.Equal("csharp", (string)c.Metadata["polyglot_notebook"]!["kernelName"]!));
        Assert.InRange(Unfinished.In(source).Count(), 20, 60);
        Assert.StartsWith($"{made.Lesson.File}, cell 1 (title): *To be written: the lesson in one line*", Unfinished.In(source).First());
        Assert.DoesNotContain(Release.Learner(source).Cells, c => c.HasTag("instructor"));
    }

    [Fact]
    public void A_new_lesson_keeps_the_rules_of_lessons_but_for_the_exercises_it_still_lacks()
    {
        var made = NewLesson.Write(course.Root, "Mine", "05", part: true);
        course.Released();
        Assert.Equal(["exercises"], Linter.Lint(course.In("notebooks", "instructor", made.Lesson.File)).Select(message => message.Rule).Distinct());
    }

    [Fact]
    public void A_new_exercise_stands_before_the_summary_and_is_listed()
    {
        string source = course.In("notebooks", "instructor", "03-counting.ipynb");
        var made = NewExercise.Write(course.Root, source, "07", "Forget bias");
        Assert.Equal("07-forget-bias", made.Id);
        var notebook = NotebookDocument.Load(source);
        Assert.Equal(["exercise-forget-bias-words", "exercise-forget-bias", "test-forget-bias"], notebook.Cells.Skip(4).Take(3).Select(c => c.Id));
        Assert.Contains("## Summary", notebook.Cells[7].Source);
        Assert.Contains("public static readonly Exercise<Func<double, double>> ForgetBias = new(", course.Read("lib", "Unrolled", "Exercises", "Lesson07.ForgetBias.cs"));
        Assert.Contains("All => [ForgetBias];", course.Read("lib", "Unrolled", "Exercises", "Lesson07.cs"));
        NewExercise.Write(course.Root, course.In("notebooks", "instructor", "07-after.ipynb"), "07", "another");
        Assert.Contains("All => [ForgetBias, Another];", course.Read("lib", "Unrolled", "Exercises", "Lesson07.cs"));

        var lesson = Release.Learner(notebook);
        Assert.Equal("double ForgetBias(double x)\n{\n    throw new NotSolvedYet();\n}\n\nLesson07.ForgetBias.Check(ForgetBias)", SolutionOf(lesson));
        Assert.Equal(lesson.ToJson(), Release.Learner(lesson).ToJson());
        Assert.Equal(3, Unfinished.In(notebook).Count());
    }

    [Theory]
    [InlineData("counted", "there is no list \"All => [...];\"")]
    [InlineData("7", "a name begins with a letter")]
    public void An_exercise_that_cannot_be_begun_changes_nothing(string name, string expected)
    {
        string source = course.In("notebooks", "instructor", "03-counting.ipynb"), before = File.ReadAllText(source);
        Assert.Contains(expected, Assert.Throws<ReleaseException>(() => NewExercise.Write(course.Root, source, "03", name)).Message);
        Assert.Equal(before, File.ReadAllText(source));
        Assert.Equal(2, Directory.GetFiles(course.In("lib", "Unrolled", "Exercises")).Length);
    }

    [Fact]
    public void The_same_exercise_is_not_begun_twice()
    {
        string source = course.In("notebooks", "instructor", "07-after.ipynb");
        NewExercise.Write(course.Root, source, "07", "bias");
        Assert.Contains("there is an exercise bias already", Assert.Throws<ReleaseException>(() => NewExercise.Write(course.Root, source, "07", "Bias")).Message);
    }

    [Theory]
    [InlineData("Why it forgets", "why-it-forgets", "WhyItForgets")]
    [InlineData("  Memory, long · short! 2 ", "memory-long-short-2", "MemoryLongShort2")]
    public void Names_are_made_from_words(string words, string slug, string member) => Assert.Equal((slug, member), (Slug.Of(words), Slug.Member(Slug.Of(words))));

    public void Dispose() => course.Dispose();

    private static string SolutionOf(NotebookDocument lesson) => lesson.Cells.Single(c => c.Id == "exercise-forget-bias").Source;
}
