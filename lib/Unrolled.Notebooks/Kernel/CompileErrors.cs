using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Unrolled.Notebooks;

/// <summary>Compile errors as a reader wants them: cell, line, column, code, message, and the line itself.</summary>
internal static class CompileErrors
{
    private const int Most = 10;

    internal static KernelEvent.Error Describe(ImmutableArray<Diagnostic> diagnostics, Compilation cell, Func<string, int, string?> sourceLine)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        var advice = new CompileAdvice(cell);
        var traceback = errors.Take(Most).SelectMany(e => Lines(e, e.Location.SourceTree == cell.SyntaxTrees.Single() ? advice.For(e) : null, sourceLine)).ToList();
        if (errors.Length > Most) traceback.Add($"… and {errors.Length - Most} more");
        if (errors.Any(e => e.Id == "CS0006")) traceback.Add(SetupFile.Remedy);
        var others = errors.Length > 1 ? $" (and {errors.Length - 1} more)" : "";
        return new(KernelEvent.Error.CompileError, Sentence(errors[0]) + others, traceback);
    }

    private static IEnumerable<string> Lines(Diagnostic error, string? advice, Func<string, int, string?> sourceLine)
    {
        yield return Sentence(error);
        var span = error.Location.GetLineSpan();
        var at = span.StartLinePosition;
        if (sourceLine(span.Path, at.Line + 1) is { } line && !string.IsNullOrWhiteSpace(line))
        {
            yield return "    " + line.TrimEnd();
            yield return "    " + new string([.. line.Take(at.Character).Select(c => c == '\t' ? '\t' : ' ')]) + "^";
        }
        if (advice is not null) yield return advice;
    }

    private static string Sentence(Diagnostic error)
    {
        var span = error.Location.GetLineSpan();
        var (line, column) = (span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(span.Path)}, line {line}, column {column}: {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
