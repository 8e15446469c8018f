using System.Text.Json.Nodes;
using Unrolled.Notebooks.Comparing;

namespace Unrolled.Notebooks.Tests.Comparing;

public class NotebookDiffTests
{
    private static NotebookDocument Book(params (string Id, string Source)[] cells) => Books.Of(cells.Select(cell => Books.Code(cell.Id, cell.Source)));

    private static IEnumerable<string> Titles(NotebookDocument? before, NotebookDocument? after) => NotebookDiff.Of(before, after).Select(change => change.Title);

    private static string Marked(IEnumerable<DiffLine> lines) => string.Join('|', lines.Select(line => $"{line.Mark}{line.Text}"));

    [Fact]
    public void Outputs_and_counts_are_no_change()
    {
        var (before, after) = (Book(("a", "1")), Book(("a", "1")));
        after.Cells[0].Outputs.Add(new JsonObject());
        after.Cells[0].ExecutionCount = 4;
        Assert.Empty(NotebookDiff.Of(before, after));
    }

    [Fact]
    public void A_changed_cell_shows_its_lines_with_two_around_them()
    {
        var change = Assert.Single(NotebookDiff.Of(Book(("a", "1\n2\n3\n4\n5\n6")), Book(("a", "1\n2\n3\n4\nfive\n6\n7"))));
        Assert.Equal("cell 1 (a, code) changed", change.Title);
        Assert.Equal("…| 3| 4|-5|+five| 6|+7", Marked(change.Lines));
    }

    [Fact]
    public void Added_removed_and_moved_cells_are_named_in_their_places()
    {
        var before = Book(("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"));
        var after = Book(("d", "4"), ("a", "1"), ("new", "5\n6"), ("c", "three"));
        Assert.Equal(
            ["cell 1 (d, code) moved, it was cell 4", "cell 3 (new, code) added", "cell 2 (b, code) removed", "cell 4 (c, code) changed"], Titles(before, after));
        Assert.Equal("+5|+6", Marked(NotebookDiff.Of(before, after)[1].Lines));
        Assert.Equal("-2", Marked(NotebookDiff.Of(before, after)[2].Lines));
    }

    [Fact]
    public void A_moved_cell_may_change_too() =>
        Assert.Equal(["cell 1 (c, code) moved, it was cell 3, and changed"], Titles(Book(("a", "1"), ("b", "2"), ("c", "3")), Book(("c", "33"), ("a", "1"), ("b", "2"))));

    [Fact]
    public void Metadata_and_types_count()
    {
        var (before, after) = (Book(("a", "1")), Books.Of(NotebookCell.New(CellType.Markdown, "a", "1", "instructor")));
        after.Metadata["title"] = "T";
        var changes = NotebookDiff.Of(before, after);
        Assert.Equal(["the notebook's metadata", "cell 1 (a, markdown) changed"], changes.Select(c => c.Title));
        Assert.Equal("+title: \"T\"", Marked(changes[0].Lines));
        Assert.Equal("-cell_type: \"code\"|+cell_type: \"markdown\"|+metadata.tags: [ \"instructor\" ]", Marked(changes[1].Lines));
    }

    [Fact]
    public void A_new_notebook_is_all_added_and_one_that_is_gone_all_removed()
    {
        Assert.Equal(["cell 1 (a, code) added"], Titles(null, Book(("a", "1"))));
        Assert.Equal(["cell 1 (a, code) removed"], Titles(Book(("a", "1")), null));
    }

    [Theory]
    [InlineData("abc", "axc", 2)]
    [InlineData("", "a", 0)]
    [InlineData("abcabba", "cbabac", 4)]
    public void The_common_subsequence_is_the_longest(string before, string after, int length)
    {
        var pairs = Subsequence.Common([.. before], [.. after]);
        Assert.Equal(pairs, pairs.OrderBy(p => p.Before).ThenBy(p => p.After));
        Assert.All(pairs, p => Assert.Equal(before[p.Before], after[p.After]));
        Assert.Equal(length, pairs.Count);
    }

    [Theory]
    [InlineData("""{"a": 1, "b": [1, 2]}""", """{"b": [1, 3, 4], "a": 1}""", "b[1] 2→3|b[2] →4")]
    [InlineData("""{"a": null}""", """{}""", "a null→")]
    [InlineData("""{"a": 1.0}""", """{"a": {"b": 1}}""", "a 1.0→{ \"b\": 1 }")]
    public void Json_differs_by_path(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join('|', JsonDiff.Of(JsonNode.Parse(before), JsonNode.Parse(after)).Select(d => $"{d.Path} {d.Before}→{d.After}")));
}
