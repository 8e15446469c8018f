using System.Reflection;
using Unrolled.Data;
using Unrolled.Exercises;
using Unrolled.Reporting;
using Unrolled.Showing;
using Unrolled.Training;

namespace Unrolled.Tests;

/// <summary>What .NET Interactive does, by name alone: attribute, source, formatters.</summary>
public class HostConventionsTests
{
    public static TheoryData<object> Shown => [Source.Show<Result>(), Report.Result("A", 1, 1, "none", Criterion.AtLeast(1)), Lesson06.Oracle.Check(_ => true), BracketSets.Easy(4, 1), new GradientReport("Elman", [new("W", 1, 0, 0, 1, 1)])];

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_host_that_knows_only_names_finds_html_and_text(object shown)
    {
        object attribute = Assert.Single(shown.GetType().GetCustomAttributes(inherit: false), a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)Get(attribute, "FormatterSourceType"))!;
        var formatters = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).ToList();
        Assert.Equal(["text/html", "text/plain"], (string[])Get(attribute, "PreferredMimeTypes"));
        foreach (string form in new[] { "text/html", "text/plain" })
        {
            var (formatter, writer) = (Assert.Single(formatters, f => (string)Get(f, "MimeType") == form), new StringWriter());
            Assert.Equal(true, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [shown, writer]));
            Assert.Equal(((IReadOnlyDictionary<string, string>)shown.GetType().GetMethod("ToMimeBundle")!.Invoke(shown, null)!)[(string)Get(formatter, "MimeType")], writer.ToString());
        }
    }

    [Fact]
    public void Formatters_decline_what_is_not_theirs() => Assert.False(new MimeBundleFormatter("text/html").Format("text", new StringWriter()));

    private static object Get(object of, string property) => of.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.GetValue(of)!;
}
