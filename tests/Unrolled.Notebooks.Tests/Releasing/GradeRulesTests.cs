using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests.Releasing;

/// <summary>nbgrader's metadata, schema 3: one broken rule at a time.</summary>
public class GradeRulesTests
{
    private const string Stub = "throw new NotSolvedYet();", Solved = "int F()\n{\n    // BEGIN SOLUTION\n    return 1;\n    // END SOLUTION\n}", Hidden = "// BEGIN HIDDEN TESTS\nx();\n// END HIDDEN TESTS";

    [Theory]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "a"}""", Solved)]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "task": false, "grade_id": "a"}""", Stub)]
    [InlineData("""{"schema_version": 3, "grade": true, "locked": true, "solution": false, "task": false, "grade_id": "a", "points": 0}""", Hidden)]
    [InlineData("""{"schema_version": 3, "grade": true, "locked": false, "solution": true, "grade_id": "a", "points": 2.5}""", Solved + "\n" + Hidden)]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": true, "solution": false, "grade_id": "a", "cell_type": "code"}""", "1")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": false}""", "1")]
    public void What_the_schema_allows_is_released(string grading, string source) => Release.Learner(Sample.Of(Sample.Graded(source, grading)));

    [Theory]
    [InlineData("3", "is not an object")]
    [InlineData("""{"grade": false, "locked": false, "solution": true, "grade_id": "a"}""", "is not of schema 3")]
    [InlineData("""{"schema_version": 2, "grade": false, "locked": false, "solution": true, "grade_id": "a"}""", "is not of schema 3")]
    [InlineData("""{"schema_version": 3, "grade": false, "solution": true, "grade_id": "a"}""", "lacks \"locked\"")]
    [InlineData("""{"schema_version": 3, "grade": "no", "locked": false, "solution": true, "grade_id": "a"}""", "lacks \"grade\"")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "task": 1, "grade_id": "a"}""", "neither true nor false")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "a", "remark": "x"}""", "has \"remark\", which schema 3 does not know")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true}""", "lacks a grade_id")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "a b"}""", "lacks a grade_id")]
    [InlineData("""{"schema_version": 3, "grade": true, "locked": false, "solution": true, "grade_id": "a"}""", "says no points")]
    [InlineData("""{"schema_version": 3, "grade": true, "locked": false, "solution": true, "grade_id": "a", "points": -1}""", "says no points")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "a", "points": 1}""", "points stand in a cell that is not graded")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": true, "solution": true, "grade_id": "a"}""", "a solution cell is locked")]
    [InlineData("""{"schema_version": 3, "grade": true, "locked": false, "solution": false, "grade_id": "a", "points": 1}""", "a cell of tests is not locked")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": true, "solution": false, "task": true, "grade_id": "a", "points": 1}""", "a task is a Markdown cell")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "a", "cell_type": "markdown"}""", "of another type of cell")]
    public void A_broken_rule_is_named_with_its_cell_and_a_remedy(string grading, string expected) => Fails(expected, Sample.Graded(Solved, grading));

    [Theory]
    [InlineData("""{"schema_version": 3, "grade": true, "locked": true, "solution": false, "grade_id": "a", "points": 1}""", Solved, "a solution stands in a cell that is no solution cell")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "a"}""", Solved + "\n" + Hidden, "hidden tests stand in a cell that is not graded")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "a"}""", "int F() => 1;", "a solution cell has no solution")]
    public void Regions_stand_in_cells_that_may_have_them(string grading, string source, string expected) => Fails(expected, Sample.Graded(source, grading));

    [Fact]
    public void A_cell_without_metadata_has_no_regions() => Fails("a solution stands in a cell that is no solution cell", Sample.Code(Solved));

    [Theory]
    [InlineData("""{"schema_version": 3, "grade": true, "locked": true, "solution": false, "grade_id": "a", "points": 1}""")]
    [InlineData("""{"schema_version": 3, "grade": false, "locked": false, "solution": true, "grade_id": "a"}""")]
    public void A_Markdown_cell_is_graded_with_a_solution_or_not_at_all(string grading) => Fails("is graded by hand", Markdown(grading));

    [Fact]
    public void A_task_in_words_has_points() =>
        Release.Learner(Sample.Of(Markdown("""{"schema_version": 3, "grade": false, "locked": true, "solution": false, "task": true, "grade_id": "a", "points": 1}""")));

    [Fact]
    public void Ids_are_unique()
    {
        var e = Assert.Throws<ReleaseException>(() => Release.Learner(Sample.Of(Sample.Graded(Solved), Sample.Markdown("x"), Sample.Graded(Solved))));
        Assert.StartsWith("03-sample.ipynb, cell 3 of 3, line 1: grade_id \"a\" is that of cell 1, too.", e.Message);
    }

    [Fact]
    public void A_teaching_note_is_not_graded()
    {
        var note = Sample.Graded("1", """{"schema_version": 3, "grade": true, "locked": true, "solution": false, "grade_id": "a", "points": 1}""");
        note.AddTag("instructor");
        Fails("a cell for instructors is left out", note);
    }

    private static NotebookCell Markdown(string grading)
    {
        var cell = Sample.Markdown("Say why.");
        cell.Metadata["nbgrader"] = System.Text.Json.Nodes.JsonNode.Parse(grading);
        return cell;
    }

    private static void Fails(string expected, NotebookCell cell)
    {
        var e = Assert.Throws<ReleaseException>(() => Release.Learner(Sample.Of(Sample.Markdown("# T"), cell)));
        Assert.StartsWith("03-sample.ipynb, cell 2 of 2, line ", e.Message);
        Assert.Contains(expected, e.Message);
        Assert.Matches(@"\. [A-Z].*\.$", e.Message);
    }
}
