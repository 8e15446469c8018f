using Unrolled.Notebooks;

namespace Unrolled.Lessons.Tests;

/// <summary>Every lesson, as learners get it and as instructors keep it, runs to its end and meets its own criteria.</summary>
public class LessonTests(ITestOutputHelper output)
{
    internal static readonly string Notebooks = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "notebooks");

    public static TheoryData<string> Learners => Lessons("");

    public static TheoryData<string> Instructors => Lessons("instructor");

    [Theory, MemberData(nameof(Learners))]
    public async Task A_learners_lesson_runs_with_its_blanks_unsolved(string lesson)
    {
        var report = await Run(lesson);
        Assert.All(report.Exercises, e => Assert.Equal("not yet", e.Status));
    }

    [Theory, MemberData(nameof(Instructors))]
    public async Task An_instructors_lesson_runs_with_every_exercise_right(string lesson)
    {
        var report = await Run(lesson);
        Assert.NotEmpty(report.Exercises);
        Assert.All(report.Exercises, e => Assert.True(e.Status == "right", $"{e.Id}: {e.Message}"));
    }

    [Theory, MemberData(nameof(Instructors))]
    public void The_learners_copy_is_what_the_source_releases(string lesson) => Assert.True(
        ReleaseFolder.IsSame(NotebookDocument.Load(Path.Combine(Notebooks, Path.GetFileName(lesson))), Release.Learner(NotebookDocument.Load(Path.Combine(Notebooks, lesson)))));

    [Theory, MemberData(nameof(Instructors))]
    public void Nothing_in_a_lesson_is_still_to_be_written(string lesson) => Assert.Empty(Unfinished.In(NotebookDocument.Load(Path.Combine(Notebooks, lesson))));

    [Fact]
    public void Lessons_curriculum_and_readme_are_of_one_mind()
    {
        var files = new CurriculumFiles(Path.GetDirectoryName(Notebooks)!);
        Assert.Empty(files.Faults());
        Assert.All(files.Refresh(write: false), made => Assert.True(made.Same, $"{made.Name} is out of date: run unrolled release."));
        Assert.All(Curriculum.Load(Notebooks).Lessons, lesson => Assert.True(lesson.About != "" || !lesson.IsWritten, $"course.json does not say what lesson {lesson.Number} is about."));
        Assert.DoesNotContain(RowList.Load(Notebooks).Rows, row => row.Source.Contains(Unfinished.Mark));
    }

    private async Task<NotebookReport> Run(string lesson)
    {
        var run = await new Runner().RunAsync([Path.Combine(Notebooks, lesson)], new RunOptions(), new SilentListener(), TestContext.Current.CancellationToken);
        var report = Assert.Single(run.Notebooks);
        Assert.True(report.Status == RunStatus.Passed, report.Message);
        foreach (var row in report.Results) output.WriteLine($"{row.Row} {row.Measure}: {row.Ours} ({row.Criterion})");
        Assert.NotEmpty(report.Results);
        Assert.All(report.Results, r => Assert.True(r.Met ?? true, $"{r.Row} {r.Measure}: {r.Ours} should be {r.Criterion}"));
        string number = Curriculum.Load(Notebooks).Lessons.Single(l => l.File == Path.GetFileName(lesson)).Number;
        Assert.Empty(RowList.Load(Notebooks).Disagreements(number, report.Results));
        return report;
    }

    private static TheoryData<string> Lessons(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Notebooks, folder), "*.ipynb").Select(path => Path.GetRelativePath(Notebooks, path)).Order()];

    private static string Root(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Unrolled.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests should run from within the repository.");
    }
}
