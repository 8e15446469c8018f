namespace Unrolled.Notebooks.Tests.Documents;

public class RoundTripTests
{
    // As Jupyter writes it: sorted keys, one space, lists of lines, an unknown field at every level, numbers of every spelling.
    private const string Jupyters = """
        {
         "cells": [
          {
           "attachments": {},
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "tags": []
           },
           "source": [
            "# Θ and ŷ ≤ 1, 日本 🎼\n",
            "a \"quoted\" \\ tab\there \u0001 end"
           ],
           "x_cell": 1.0
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "a-1_B",
           "metadata": {},
           "outputs": [
            {
             "data": {
              "application/json": {
               "big": 123456789012345678901234567890,
               "small": 1e-05
              },
              "text/plain": [
               "1"
              ]
             },
             "execution_count": 3,
             "metadata": {},
             "output_type": "execute_result",
             "x_output": null
            }
           ],
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "x_metadata": [
           true,
           {}
          ]
         },
         "nbformat": 4,
         "nbformat_minor": 5,
         "x_root": "kept"
        }

        """;

    [Fact]
    public void A_file_in_Jupyters_style_is_saved_as_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", Jupyters.ReplaceLineEndings("\n"));
        var copy = folder.Save("b.ipynb", NotebookDocument.Load(path));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(copy));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void What_nbformat_writes_is_saved_as_the_same_bytes()
    {
        Hosts.RequireNbformat();
        using var folder = new TemporaryFolder();
        var path = folder.File("a.ipynb", Jupyters);
        var (code, text) = Hosts.Run(Hosts.Python, "-c",
            $"import nbformat; n = nbformat.read('{path}', 4); n.metadata.f = [1.5e300, -0.0, 1e-7, 'é\\u2028\\x7f']; nbformat.write(n, '{path}')");
        Assert.True(code == 0, text);
        var copy = folder.Save("b.ipynb", NotebookDocument.Load(path));
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(copy));
    }

    [Fact]
    public void One_edit_changes_only_its_own_lines()
    {
        var document = NotebookDocument.Parse(Jupyters, "a.ipynb");
        document.Cells[1].Source = "var ŷ = \"é\";\nŷ";
        document.Cells[1].ExecutionCount = null;
        var expected = Jupyters.ReplaceLineEndings("\n")
            .Replace("\"source\": []", "\"source\": [\n    \"var ŷ = \\\"é\\\";\\n\",\n    \"ŷ\"\n   ]")
            .Replace("\"execution_count\": 3,\n   \"id\"", "\"execution_count\": null,\n   \"id\"");
        Assert.Equal(expected, document.ToJson());
    }

    [Theory]
    [InlineData("", "[]")]
    [InlineData("a", "[\"a\"]")]
    [InlineData("a\n", "[\"a\\n\"]")]
    [InlineData("a\n\nb", "[\"a\\n\",\"\\n\",\"b\"]")]
    public void A_source_is_a_list_of_lines(string source, string stored)
    {
        var cell = NotebookCell.New(CellType.Code, "c", source);
        Assert.Equal(stored, cell.Json["source"]!.ToJsonString());
        Assert.Equal(source, cell.Source);
    }

    [Fact]
    public void A_source_stored_as_one_string_becomes_lines()
    {
        var text = Books.OfCode("1").ToJson().Replace("[\n    \"1\"\n   ]", "\"a\\nb\"");
        var document = NotebookDocument.Parse(text, "a.ipynb");
        Assert.Equal("a\nb", document.Cells[0].Source);
        Assert.Contains("\"a\\n\",\n    \"b\"", document.ToJson());
    }

    [Fact]
    public void Cells_can_be_added_moved_and_removed_and_a_clone_is_independent()
    {
        var document = Books.OfCode("1", "2");
        var clone = document.Clone();
        clone.Cells.RemoveAt(0);
        clone.Cells.Insert(0, NotebookCell.New(CellType.Markdown, "m", "# T", "instructor"));
        clone.Cells[1].AddTag("parameters");
        clone.Metadata["x"] = 1;
        Assert.Equal(["c1", "c2"], document.Cells.Select(c => c.Id));
        Assert.False(document.Cells[1].HasTag("parameters"));
        Assert.False(document.Metadata.ContainsKey("x"));
        var again = NotebookDocument.Parse(clone.ToJson(), "b.ipynb");
        Assert.Equal(["m", "c2"], again.Cells.Select(c => c.Id));
        Assert.Equal(["instructor"], again.Cells[0].Tags);
        Assert.Equal(CellType.Markdown, again.Cells[0].Type);
        Assert.True(again.Cells[1].HasTag("parameters"));
        Assert.Equal("C#", again.Language);
    }
}
