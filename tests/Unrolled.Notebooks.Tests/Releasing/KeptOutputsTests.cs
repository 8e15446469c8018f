using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests.Releasing;

public class KeptOutputsTests
{
    [Fact]
    public void A_release_keeps_what_a_lesson_shows_in_cells_that_did_not_change()
    {
        var lessons = Directory.CreateTempSubdirectory();
        var sources = lessons.CreateSubdirectory("instructor");
        string source = Path.Combine(sources.FullName, "03-sample.ipynb"), lesson = Path.Combine(lessons.FullName, "03-sample.ipynb");
        var written = Sample.Of(Sample.Markdown("# T"), Sample.Code("1 + 1", Sample.Stream("the instructor's own")), Sample.Code("2 + 2"));
        written.Save(source);
        ReleaseFolder.Write(sources.FullName, lessons.FullName);

        var published = NotebookDocument.Load(lesson);
        Assert.Empty(published.Cells[1].Outputs);
        foreach (var (cell, i) in published.CodeCells.Select((cell, i) => (cell, i)))
        {
            cell.Outputs.Add(Sample.Stream($"output {i}"));
            cell.ExecutionCount = i + 1;
        }
        published.Save(lesson);
        Assert.Equal(ReleaseState.UpToDate, ReleaseFolder.Check(sources.FullName, lessons.FullName)[0].State);

        written.Cells[0].Source = "# Another title";
        written.Cells[2].Source = "3 + 3";
        written.Save(source);
        ReleaseFolder.Write(sources.FullName, lessons.FullName);
        var again = NotebookDocument.Load(lesson);
        Assert.Equal(["# Another title", "1 + 1", "3 + 3"], again.Cells.Select(cell => cell.Source));
        Assert.Equal(published.Cells[1].Json.ToJsonString(), again.Cells[1].Json.ToJsonString());
        Assert.Empty(again.Cells[2].Outputs);
        Assert.Null(again.Cells[2].ExecutionCount);
    }
}
