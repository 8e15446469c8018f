using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Unrolled.Notebooks.Releasing;
using Unrolled.Notebooks.Tests.Pages;

namespace Unrolled.Notebooks.Tests.Releasing;

public class LeakSearchTests
{
    private const string Solved = """
        int F(int[] s)
        {
            // BEGIN SOLUTION
            var open = new Stack<int>(s.Length);
            if (open.Count < 7) open.Push(s[3]);
            {
                return 5;
            }
            // END SOLUTION
        }
        // BEGIN HIDDEN TESTS
        if (F([4, 2]) != 42)
            throw new Exception("fx: 42 expected.");
        // END HIDDEN TESTS
        """;

    private static readonly string Line = "if (open.Count < 7) open.Push(s[3]);";

    [Fact]
    public void Secrets_are_regions_and_their_lines_but_not_what_is_plain()
    {
        var secrets = Secret.Of([Sample.Of(Sample.Graded(Solved))], []);
        Assert.Equal(
            ["varopen=newStack<int>(s.Length);if(open.Count<7)open.Push(s[3]);{return5;}", "if(F([4,2])!=42)thrownewException(\"fx:42expected.\");",
             "varopen=newStack<int>(s.Length);", "if(open.Count<7)open.Push(s[3]);", "if(F([4,2])!=42)", "thrownewException(\"fx:42expected.\");"], secrets.Select(s => s.Words));
        Assert.Equal("03-sample.ipynb, cell 1, line 5", secrets[3].Where);
    }

    [Fact]
    public void A_line_that_the_library_or_a_visible_cell_has_is_plain_and_the_whole_never_is()
    {
        var secrets = Secret.Of([Sample.Of(Sample.Graded(Solved), Sample.Code("if (F([4, 2]) != 42)\n    Console.Write(1);"))], [$"class C\n{{\n        {Line}\n}}"]);
        Assert.Equal(["varopen=newStack<int>(s.Length);", "thrownewException(\"fx:42expected.\");"], secrets.Skip(2).Select(s => s.Words));
        Assert.Contains("open.Push(s[3])", secrets[0].Words);
    }

    [Fact]
    public void What_is_still_to_be_written_is_no_secret() =>
        Assert.Empty(Secret.Of([Sample.Of(Sample.Graded("int F()\n{\n    // BEGIN SOLUTION\n    // To be written: the solution of it.\n    throw new NotSolvedYet();\n    // END SOLUTION\n}"))], []));

    [Theory]
    [InlineData("}", 0)]
    [InlineData("return s;", 1)]
    [InlineData("throw new InvalidOperationException(", 1)]
    [InlineData("foreach (int s in symbols)", 2)]
    [InlineData("return a * b + a;", 2)]
    [InlineData("return \"(][)\";", 3)]
    [InlineData("// row i of U", 4)]
    [InlineData("return symbols.Length % 2 == 0;", 4)]
    public void Weight_counts_names_numbers_texts_and_words_of_comments(string line, int weight) => Assert.Equal(weight, Secret.Weight(line));

    public static TheoryData<string, string> Hiding => new()
    {
        { ".cs", $"x\n   {Line}\ny" },
        { ".cs", "if(open.Count<7)\n    open.Push( s[3] );" },
        { ".html", WebUtility.HtmlEncode(Line) },
        { ".txt", $"data:text/plain;base64,{Base64(Line)}" },
        { ".txt", $"word/{Base64(Line)}" },
        { ".txt", Wrapped(Base64($"some words before it: {Line} and some behind it")) },
        { ".txt", Base64(Base64(Line)) },
        { ".txt", Base64(WebUtility.HtmlEncode(Line)) },
        { ".txt", Base64($"??>>{Line}").Replace('+', '-').Replace('/', '_').TrimEnd('=') },
        { ".ipynb", Notebook(cell => cell.Source = $"// {Line}") },
        { ".ipynb", Notebook(cell => cell.Metadata["note"] = new JsonObject { ["was"] = Line }) },
        { ".ipynb", Notebook(cell => cell.Metadata[Line] = 1) },
        { ".ipynb", Notebook(cell => cell.Outputs.Add(Sample.Stream($"at {Line}"))) },
        { ".ipynb", Notebook(cell => cell.Outputs.Add(Sample.Display("image/png", Base64(Line)))) },
        { ".ipynb", Notebook(cell => cell.Outputs.Add(Sample.Display("text/html", $"<pre>{WebUtility.HtmlEncode(Line)}</pre>"))) },
        { ".ipynb", Notebook(cell => cell.Outputs.Add(new JsonObject { ["output_type"] = "stream", ["text"] = new JsonArray("if (open.Count < 7)\n", "open.Push(s[3]);") })) },
        { ".ipynb", Notebook(cell => cell.Json["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = Base64(Line) } }) },
        { ".json", $$"""{"a": ["if (open.Count \u003c 7) open.Push(s[3]);"]}""" },
    };

    [Theory, MemberData(nameof(Hiding))]
    public void A_line_is_found_wherever_it_hides(string extension, string text) =>
        Assert.Equal("03-sample.ipynb, cell 1, line 5", Search.Find(extension, text)?.Where);

    [Theory]
    [InlineData(".cs", "if (open.Count < 7) open.Pop();")]
    [InlineData(".ipynb", "{ not JSON")]
    [InlineData(".txt", "a_path/that/looks/like/base64/and_is_none")]
    public void What_says_nothing_passes(string extension, string text) => Assert.Null(Search.Find(extension, text));

    private static LeakSearch Search => new(Secret.Of([Sample.Of(Sample.Graded(Solved))], []));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Wrapped(string text) => string.Join('\n', text.Chunk(20).Select(chunk => new string(chunk)));

    private static string Notebook(Action<NotebookCell> how)
    {
        var notebook = Sample.Of(Sample.Code("1"));
        how(notebook.Cells[0]);
        return notebook.ToJson();
    }
}
