namespace Unrolled.Notebooks.Tests.Curricula;

public sealed class CurriculumTests : IDisposable
{
    private readonly ScratchCourse course = new();

    [Fact]
    public void Lists_are_written_a_line_for_each_item_and_read_back_the_same()
    {
        Curriculum.Load(course.Notebooks).Save(course.Notebooks);
        RowList.Load(course.Notebooks).Save(course.Notebooks);
        string lessons = course.Read("notebooks", "course.json"), rows = course.Read("notebooks", "rows.json");
        Assert.Contains("\n  {\"number\": \"03\", \"title\": \"Counting\", \"part\": \"One\", \"file\": \"03-counting.ipynb\", \"status\": \"written\", \"needs\": [\"02\"], \"about\": \"to three\"},\n", lessons);
        Assert.Contains("\n  {\"row\": \"03\", \"lesson\": \"03\", \"measure\": \"share\", \"criterion\": \"≥ 0.5\", \"published\": \"none\", \"source\": \"S\", \"seconds\": 1},\n", rows);
        Curriculum.Load(course.Notebooks).Save(course.Notebooks);
        RowList.Load(course.Notebooks).Save(course.Notebooks);
        Assert.Equal((lessons, rows), (course.Read("notebooks", "course.json"), course.Read("notebooks", "rows.json")));
    }

    [Theory]
    [InlineData("\"status\": \"planned\"", "\"status\": \"dreamt\"", "course.json, $.lessons[0].status: expected")]
    [InlineData("\"about\": \"all\"", "\"abuot\": \"all\"", "abuot")]
    [InlineData(", \"about\": \"all\"", "", "about")]
    [InlineData("\"number\": \"02\"", "\"number\": \"2\"", "expected a number such as 03 or 03b, got \"2\"")]
    [InlineData("\"number\": \"02\"", "\"number\": \"09\"", "got \"02-before.ipynb\"")]
    [InlineData("\"04-then.ipynb\"", "\"then.ipynb\"", "expected a file 04-name.ipynb, got \"then.ipynb\"")]
    [InlineData("\"needs\": [\"02\"]", "\"needs\": [\"05\"]", "expected earlier lessons in the needs of 03, got \"05\"")]
    [InlineData("\"needs\": [\"02\"]", "\"needs\": [\"01\"]", "got \"01\"")]
    public void A_broken_list_of_lessons_is_explained(string was, string becomes, string expected)
    {
        course.Write("notebooks/course.json", course.Read("notebooks", "course.json").Replace(was, becomes));
        Assert.Contains(expected, Assert.Throws<NotebookException>(() => Curriculum.Load(course.Notebooks)).Message);
    }

    [Theory]
    [InlineData("\"row\": \"04\", \"lesson\": \"04\"", "\"row\": \"03\", \"lesson\": \"03\"", "expected every figure once, got 03 share of lesson 03 twice")]
    [InlineData("\"seconds\": 1}", "\"seconds\": 0}", "expected seconds above 0")]
    public void A_broken_list_of_rows_is_explained(string was, string becomes, string expected)
    {
        course.Write("notebooks/rows.json", course.Read("notebooks", "rows.json").Replace(was, becomes));
        Assert.Contains(expected, Assert.Throws<NotebookException>(() => RowList.Load(course.Notebooks)).Message);
    }

    [Fact]
    public void The_map_and_the_links_are_made_from_the_list()
    {
        Assert.Equal(["README.md", "notebooks/instructor/03-counting.ipynb", "notebooks/instructor/07-after.ipynb"], course.Files.Refresh(write: false).Where(f => !f.Same).Select(f => f.Name));
        course.Files.Refresh(write: true);
        Assert.All(course.Files.Refresh(write: false), f => Assert.True(f.Same));
        Assert.Contains("""
            | | **One** | |
            | 02 | Before | planned |
            | 03 | [Counting](notebooks/03-counting.ipynb) | to three |
            | | **Two** | |
            | 04 | Then | planned |
            """.ReplaceLineEndings("\n"), course.Read("README.md"));
        Assert.EndsWith("<!-- /lessons -->\n\nThe end.\n", course.Read("README.md"));
        Assert.Equal("## Previous and next\n\nBefore: 02 · Before (planned). After: 04 · Then (planned); ready now: [07 · After](07-after.ipynb).", Last("03-counting.ipynb"));
        Assert.Equal("## Previous and next\n\nBefore: 05 · And then (planned); ready now: [03 · Counting](03-counting.ipynb). After: nothing; this is the last lesson.", Last("07-after.ipynb"));
    }

    [Fact]
    public void A_course_that_contradicts_itself_is_told_how()
    {
        Assert.Empty(course.Files.Faults());
        File.Move(course.In("notebooks", "instructor", "07-after.ipynb"), course.In("notebooks", "instructor", "04-then.ipynb"));
        File.Copy(course.In("notebooks", "instructor", "03-counting.ipynb"), course.In("notebooks", "instructor", "08-more.ipynb"));
        course.Write("notebooks/rows.json", course.Read("notebooks", "rows.json").Replace("\"lesson\": \"05\"", "\"lesson\": \"50\""));
        course.Write("notebooks/course.json", course.Read("notebooks", "course.json").Replace("\"Counting\"", "\"To count\""));
        string[] expected =
        [
            "03-counting.ipynb: its heading is \"03 · Counting\", and course.json says \"03 · To count\".", "04-then.ipynb: planned, says course.json, but its source is there.",
            "04-then.ipynb: its heading is \"07 · After\"", "07-after.ipynb: written, says course.json, but instructor/07-after.ipynb is gone.", "08-more.ipynb: course.json does not list it.",
            "rows.json: 05 share belongs to lesson 50", "rows.json: lesson 05 has no row.",
        ];
        Assert.Equal(expected, course.Files.Faults().Zip(expected, (fault, begins) => fault[..Math.Min(fault.Length, begins.Length)]));
        Assert.Equal(expected.Length, course.Files.Faults().Count());
    }

    [Fact]
    public void A_lesson_without_a_place_for_its_links_is_told_so()
    {
        var notebook = NotebookDocument.Load(course.In("notebooks", "instructor", "07-after.ipynb"));
        notebook.Cells.RemoveAt(notebook.Cells.Count - 1);
        notebook.Save(notebook.Path!);
        Assert.Contains("there is no section \"## Previous and next\"", Assert.Throws<ReleaseException>(() => course.Files.Refresh(write: true)).Message);
        course.Write("README.md", "# A course\n");
        Assert.Contains("has lost its marks", Assert.Throws<ReleaseException>(() => course.Files.Refresh(write: true)).Message);
    }

    [Fact]
    public void Rows_agree_or_it_is_said_where_they_do_not()
    {
        var rows = RowList.Load(course.Notebooks);
        Assert.Empty(rows.Disagreements("03", [Result(), Result()]));
        Assert.Contains("lesson 03 reports 03 loss, which rows.json does not list. Add this line", Only([Result(), Result() with { Measure = "loss" }]));
        Assert.Contains("no cell reports it", Only([]));
        Assert.Contains("holds 03 share to ≥ 0.4, rows.json to ≥ 0.5", Only([Result() with { Criterion = "≥ 0.4" }]));
        Assert.Contains("beside 0.9, rows.json beside none", Only([Result() with { Published = "0.9" }]));

        string Only(ResultRow[] reported) => Assert.Single(rows.Disagreements("03", reported));
        static ResultRow Result() => new("03", "share", 1, 1, "1", "none", "≥ 0.5", true);
    }

    public void Dispose() => course.Dispose();

    private string Last(string file) => NotebookDocument.Load(course.In("notebooks", "instructor", file)).Cells[^1].Source;
}
