using Microsoft.CodeAnalysis.Text;

namespace Unrolled.Mutants;

/// <summary>One small change to the library: a span of a file and what stands there instead.</summary>
/// <param name="Target">What it belongs to: the checks and the process it needs.</param>
/// <param name="File">Below lib/Unrolled.</param>
/// <param name="Member">The method or property.</param>
/// <param name="Change">The operator, e.g. "drop a factor".</param>
/// <param name="Statement">The statement it stands in, in one line.</param>
/// <param name="Span">What is replaced.</param>
/// <param name="Before">Its text.</param>
/// <param name="After">The replacement.</param>
/// <param name="Line">From 1.</param>
internal sealed record Mutant(Target Target, string File, string Member, string Change, string Statement, TextSpan Span, string Before, string After, int Line)
{
    /// <summary>The same change of the same text in the same statement text of a method gets a number: 2, 3, …</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Names the mutant in the list of equivalent ones; it survives changes elsewhere in the file.</summary>
    public string Key => $"{File} {Member}: {Statement} ⟦{Short(Before)} → {Short(After)}⟧{(Repeat > 1 ? $" #{Repeat}" : "")}";

    public string Apply(string text) => text[..Span.Start] + After + text[Span.End..];

    public override string ToString() => $"{File}:{Line} {Member} · {Change} · {Short(Before)} → {Short(After)}";

    /// <summary>Any run of white space becomes one space.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string text) => OneLine(text) is { Length: > 100 } line ? $"{line[..100]}…" : OneLine(text);
}
