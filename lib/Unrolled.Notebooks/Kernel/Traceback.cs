using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Unrolled.Notebooks;

/// <summary>An exception as the few lines that help: its message, and where in the cells and libraries it came from.</summary>
internal static partial class Traceback
{
    private const int MostFrames = 12, MostCauses = 4;

    internal static KernelEvent.Error Describe(Exception exception, Func<string, int, string?> sourceLine)
    {
        while (exception is AggregateException { InnerExceptions: [var only] }) exception = only;
        var lines = new List<string>();
        var cause = exception;
        for (var depth = 0; cause is not null && depth < MostCauses; depth++, cause = cause.InnerException)
        {
            lines.Add($"{(depth == 0 ? "" : "caused by ")}{Name(cause)}: {Message(cause)}");
            lines.AddRange(Frames(cause, sourceLine));
        }
        return new(Name(exception), Message(exception), lines);
    }

    /// <summary>Where in cells and libraries an exception came from, the innermost first.</summary>
    internal static IEnumerable<string> Frames(Exception exception, Func<string, int, string?> sourceLine)
    {
        var told = new StackTrace(exception, fNeedFileInfo: true).GetFrames().Select(f => Line(f, sourceLine)).OfType<string>().ToArray();
        return told.Length <= MostFrames
            ? told
            : told.Take(MostFrames - 3).Append($"   … {told.Length - MostFrames + 1} more").Concat(told.TakeLast(2));
    }

    private static string? Line(StackFrame frame, Func<string, int, string?> sourceLine)
    {
        var method = frame.GetMethod();
        var type = method?.DeclaringType;
        var file = frame.GetFileName();
        if (file is not null && sourceLine(file, frame.GetFileLineNumber()) is { } text)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"   {Path.GetFileName(file)}, line {frame.GetFileLineNumber()}");
            var name = MethodName(method!.Name, type);
            return $"{place}{(name.Length == 0 ? "" : $", in {name}")}:  {text.Trim()}";
        }
        return type is null || IsFramework(type) ? null : $"   in {Arity().Replace(type.FullName!, "").Replace('+', '.')}.{MethodName(method!.Name, null)}";
    }

    private static bool IsFramework(Type type) =>
        type.FullName is null || type.FullName.StartsWith("Submission#", StringComparison.Ordinal)
        || type.Assembly == typeof(Traceback).Assembly
        || type.Namespace is { } n && (n == "System" || n.StartsWith("System.", StringComparison.Ordinal) || n.StartsWith("Microsoft.", StringComparison.Ordinal));

    // Compilers wrap names: "<Train>d__0" is Train's state machine, "<Train>b__1" its lambda, "<Train>g__Step|0" its local function.
    private static string MethodName(string method, Type? type)
    {
        var name = method == "MoveNext" ? type?.Name ?? "" : method;
        while (Wrapped().Match(name) is { Success: true } wrapped)
            name = wrapped.Groups["local"] is { Success: true } local ? local.Value : wrapped.Groups["outer"].Value;
        if (name is "<Initialize>" or "<Factory>" or "") return "";
        while (type?.Name.StartsWith('<') == true) type = type.DeclaringType;
        return type is null || type.Name.StartsWith("Submission#", StringComparison.Ordinal) ? name : $"{type.Name}.{name}";
    }

    private static string Name(Exception e) => e.GetType().Name;

    private static string Message(Exception e)
    {
        try { return e.Message; }
        catch (Exception broken) { return $"(its Message throws {broken.GetType().Name})"; }
    }

    [GeneratedRegex(@"`\d+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"^<(?<outer>.*)>(g__(?<local>\w+)\|.*|[a-z](__.*)?)$")]
    private static partial Regex Wrapped();
}
