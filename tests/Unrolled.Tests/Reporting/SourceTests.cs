using Unrolled.Exercises;
using Unrolled.Numerics;
using Unrolled.Reporting;

namespace Unrolled.Tests.Reporting;

public class SourceTests
{
    [Fact]
    public void Shows_a_type_from_its_doc_comment_to_its_last_brace()
    {
        string text = Source.Show<Random64>().ToString();
        Assert.StartsWith("/// <summary>The library's pseudo-random generator", text);
        Assert.Contains("public sealed class Random64\n{", text);
        Assert.EndsWith("\n}", text);
        Assert.DoesNotContain("namespace", text);
        Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));
    }

    [Fact]
    public void Html_is_code_with_its_signs_escaped()
    {
        string html = Source.Show<Random64>().ToHtml();
        Assert.StartsWith("<pre><code class=\"language-csharp\">/// &lt;summary&gt;", html);
        Assert.EndsWith("</code></pre>", html);
    }

    [Fact]
    public void Static_generic_nested_and_bodiless_types_are_found()
    {
        Assert.Contains("public static class Source\n", Source.Show(typeof(Source)).ToString());
        Assert.Contains("public sealed class Exercise<F> : Exercise", Source.Show<Exercise<Func<int>>>().ToString());
        Assert.Equal(Source.Show(typeof(Exercise<>)).ToString(), Source.Show<Exercise<Func<int>>>().ToString());
        Assert.DoesNotContain("class Exercise<F>", Source.Show<Exercise>().ToString());
        Assert.EndsWith("where F : Delegate;", Source.Show(typeof(Probe<>)).ToString());
        Assert.EndsWith("replace the line that throws NotSolvedYet by your answer.\");", Source.Show<NotSolvedYet>().ToString());
        Assert.Contains("\n    Wrong,\n}", Source.Show<ExerciseStatus>().ToString());
    }

    [Fact]
    public void Long_doc_comments_are_broken_between_words_and_nothing_else_is()
    {
        string words = string.Join(' ', Enumerable.Repeat("gradient", 14)), wide = new('x', 120);
        string source = $"/// <summary>{words}</summary>\n/// <code>\n/// {words}\n/// </code>\n    /// {wide} {wide}\nvar text = \"{words}\"; // {words}";
        var lines = DocComments.Wrap(source).Split('\n');
        Assert.Equal(["/// <summary>gradient gradient gradient gradient gradient gradient gradient gradient gradient", "/// gradient gradient gradient gradient gradient</summary>"], lines[..2]);
        Assert.Equal(["/// <code>", $"/// {words}", "/// </code>", $"    /// {wide}", $"    /// {wide}", $"var text = \"{words}\"; // {words}"], lines[2..]);
        Assert.Equal([$"/// {wide}", "/// one two three.", "/// Four"], DocComments.Wrap($"/// {wide} one\n/// two three.\n/// Four").Split('\n'));
        Assert.Equal(source.Replace("\n", " ").Replace("///", "").Split(' ', StringSplitOptions.RemoveEmptyEntries), string.Join(' ', lines).Replace("///", "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_member_is_shown_alone_from_its_doc_comment_to_its_end()
    {
        string method = Source.Show(typeof(Random64), nameof(Random64.Shuffle)).ToString();
        Assert.StartsWith("/// <summary>Puts the items into a uniformly random order", method);
        Assert.Contains("\npublic void Shuffle<T>(Span<T> items)\n{\n    for", method);
        Assert.EndsWith("\n}", method);
        Assert.DoesNotContain("SplitMix", method);
        string bodiless = Source.Show(typeof(Random64), nameof(Random64.NextUInt64)).ToString();
        Assert.StartsWith("/// <summary>64 random bits.</summary>\npublic ulong NextUInt64()\n{", bodiless);
        string both = Source.Show(typeof(Random64), nameof(Random64.NextDouble)).ToString();
        Assert.Contains("public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1ul << 53));\n\n///", both);
        Assert.EndsWith("public double NextDouble(double low, double high) => low + (high - low) * NextDouble();", both);
        Assert.StartsWith("/// <summary>The whole state", Source.Show(typeof(Random64), nameof(Random64.State)).ToString());
        Assert.Contains("Random64 has no member Nextdouble of its own", Assert.Throws<ArgumentException>(() => Source.Show(typeof(Random64), "Nextdouble")).Message);
    }

    [Fact]
    public void Every_public_type_of_the_library_can_be_shown() =>
        Assert.All(typeof(Source).Assembly.GetExportedTypes(), type => Assert.NotEqual("", Source.Show(type).ToString()));

    [Fact]
    public void Anothers_type_is_refused_by_name()
    {
        Assert.Contains("System.Text.StringBuilder is not a type of Unrolled", Assert.Throws<ArgumentException>(() => Source.Show<System.Text.StringBuilder>()).Message);
        Assert.Contains("stands in its cell", Assert.Throws<ArgumentException>(() => Source.Show<SourceTests>()).Message);
    }
}
