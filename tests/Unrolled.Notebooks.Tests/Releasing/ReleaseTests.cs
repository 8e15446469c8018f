using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests.Releasing;

public class ReleaseTests
{
    private const string Solved = """
        Matrix<Real> DU(Matrix<Real> da, Matrix<Real> h)
        {
            // BEGIN SOLUTION
            var dU = da * h.Transpose();
            return dU;
            // END SOLUTION
        }
        Exercise.Check("03-dU", DU);
        // BEGIN HIDDEN TESTS
        Secret();
        // END HIDDEN TESTS
        """;

    private const string Tests = """{"schema_version": 3, "grade": true, "locked": true, "solution": false, "grade_id": "b", "points": 1}""";

    private const string Stubbed = """
        Matrix<Real> DU(Matrix<Real> da, Matrix<Real> h)
        {
            throw new NotSolvedYet();
        }
        Exercise.Check("03-dU", DU);
        """;

    [Fact]
    public void TakesOutSolutionsTestsNotesAndOutputs()
    {
        var note = Sample.Markdown("Tell them …");
        note.AddTag("instructor");
        var source = Sample.Of(Sample.Markdown("# T"), note, Sample.Graded(Solved), Sample.Graded("// BEGIN HIDDEN TESTS\nx();\n// END HIDDEN TESTS", Tests));
        source.Cells[2].Outputs.Add(Sample.Stream("out"));
        source.Cells[2].ExecutionCount = 3;
        string before = source.ToJson();

        var lesson = Release.Learner(source);

        Assert.Equal(["# T", Stubbed], lesson.Cells.Select(c => c.Source));
        Assert.Equal([source.Cells[0].Id, source.Cells[2].Id], lesson.Cells.Select(c => c.Id));
        Assert.Empty(lesson.Cells[1].Outputs);
        Assert.Null(lesson.Cells[1].ExecutionCount);
        Assert.Equal(before, source.ToJson());
        Assert.Equal(lesson.ToJson(), Release.Learner(lesson).ToJson());
    }

    [Theory]
    [InlineData("struct Leaky\n{\n    public static S Forward(S prev)\n    {\n        // BEGIN SOLUTION\n        return prev;\n        // END SOLUTION\n    }\n}", "        throw new NotSolvedYet();")]
    [InlineData("int F() {\n// BEGIN SOLUTION\nreturn 1;\n// END SOLUTION\n}", "throw new NotSolvedYet();")]
    public void StubsKeepTheirIndent(string source, string stub) =>
        Assert.Contains(stub, Release.Learner(Sample.Of(Sample.Graded(source))).Cells[0].Source.Split('\n'));

    [Theory]
    [InlineData("int F()\n{\n    // BEGIN SOLUTION\n    return 1;\n}", "line 3: BEGIN SOLUTION without")]
    [InlineData("int F()\n{\n    return 1;\n    // END SOLUTION\n}", "line 4: END SOLUTION without")]
    [InlineData("int F()\n{\n    // BEGIN SOLUTION\n    // BEGIN SOLUTION\n    return 1;\n    // END SOLUTION\n}", "line 4: a second BEGIN SOLUTION")]
    [InlineData("int F()\n{\n    var a = 1;\n    // BEGIN SOLUTION\n    return a;\n    // END SOLUTION\n}", "line 4: a solution is not the whole body")]
    [InlineData("int F()\n{\n    // BEGIN SOLUTION\n    var a = 1;\n    // END SOLUTION\n    return a;\n}", "line 3: a solution is not the whole body")]
    [InlineData("// BEGIN SOLUTION\nvar a = 1;\n// END SOLUTION", "line 1: a solution is not the whole body")]
    [InlineData("if (x)\n{\n    // BEGIN SOLUTION\n    y();\n    // END SOLUTION\n}", "line 3: a solution is not the whole body")]
    [InlineData("// END HIDDEN TESTS", "line 1: END HIDDEN TESTS without")]
    [InlineData("// BEGIN HIDDEN TESTS", "line 1: BEGIN HIDDEN TESTS without")]
    [InlineData("throw new NotSolvedYet();\nvar a = 1; // BEGIN SOLUTION", "line 2: a marker is left over")]
    [InlineData("throw new NotSolvedYet();\n// begin solution", "line 2: a marker is left over")]
    [InlineData("throw new NotSolvedYet();\n### BEGIN MARK SCHEME", "line 2: a marker is left over")]
    [InlineData("int F()\n{\n    // BEGIN SOLUTION\n    // BEGIN HIDDEN TESTS\n    return 1;\n    // END SOLUTION\n}\n// END HIDDEN TESTS", "line 3: a solution and hidden tests stand within each other")]
    public void SaysWhereASourceIsWrong(string source, string expected)
    {
        var e = Assert.Throws<ReleaseException>(() => Release.Learner(Sample.Of(Sample.Markdown("# T"), Sample.Graded(source))));
        Assert.StartsWith($"03-sample.ipynb, cell 2 of 2, {expected}", e.Message);
    }

    [Theory]
    [InlineData("The answer is `var dU = da * h.Transpose(); return dU;`.")]
    [InlineData("It is var dU=da*h.Transpose();\n\nreturn dU; of course.")]
    public void FindsASolutionThatStandsElsewhere(string leak)
    {
        var e = Assert.Throws<ReleaseException>(() => Release.Learner(Sample.Of(Sample.Graded(Solved), Sample.Markdown(leak))));
        Assert.StartsWith("03-sample.ipynb, cell 2 of 2, line 1: the solution of cell 1 stands here too.", e.Message);
    }

    [Fact]
    public void TheFolderKnowsWhatIsOutOfDate()
    {
        var lessons = Directory.CreateTempSubdirectory();
        var sources = lessons.CreateSubdirectory("instructor");
        string source = Path.Combine(sources.FullName, "03-sample.ipynb"), lesson = Path.Combine(lessons.FullName, "03-sample.ipynb");
        Sample.Of(Sample.Graded(Solved)).Save(source);
        Sample.Of().Save(Path.Combine(lessons.FullName, "03-mine.ipynb"));
        Sample.Of().Save(Path.Combine(lessons.FullName, "09-orphan.ipynb"));

        Assert.Equal([ReleaseState.Missing, ReleaseState.Copy, ReleaseState.SourceGone], States());
        Assert.False(File.Exists(lesson));
        ReleaseFolder.Write(sources.FullName, lessons.FullName);
        var written = File.GetLastWriteTimeUtc(lesson);
        ReleaseFolder.Write(sources.FullName, lessons.FullName);
        Assert.Equal(written, File.GetLastWriteTimeUtc(lesson));
        Assert.Equal(ReleaseState.UpToDate, States()[0]);

        Change(cell => cell.Outputs.Add(Sample.Stream("run")));
        Assert.Equal(ReleaseState.UpToDate, States()[0]);
        Change(cell => cell.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("slow"));
        Assert.Equal(ReleaseState.OutOfDate, States()[0]);
        Change(cell => { cell.Metadata.Remove("tags"); cell.Source += "\n// more"; });
        Assert.Equal(ReleaseState.OutOfDate, States()[0]);

        ReleaseState[] States() => [.. ReleaseFolder.Check(sources.FullName, lessons.FullName).Select(l => l.State)];
        void Change(Action<NotebookCell> how)
        {
            var notebook = NotebookDocument.Load(lesson);
            how(notebook.Cells[0]);
            notebook.Save(lesson);
        }
    }
}
