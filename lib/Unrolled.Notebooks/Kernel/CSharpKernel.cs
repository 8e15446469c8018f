using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Unrolled.Notebooks.InCells;

namespace Unrolled.Notebooks;

/// <summary>Runs C# cells one after the other; what one declares, the next ones see. One instance is one notebook's session.</summary>
/// <remarks>Not safe for two cells at once. A cell runs in this process: limits are the <see cref="Runner"/>'s affair.</remarks>
public sealed class CSharpKernel
{
    private readonly string _folder;
    private readonly KernelOutput _output;
    private readonly ScriptOptions _options;
    private readonly Dictionary<string, string[]> _sources = [];
    private ScriptState<object>? _state;

    /// <param name="folder">The notebook's folder: relative paths in <c>#r</c> and <c>#!import</c> start here.</param>
    /// <param name="listener">Hears every event; may be called from the cells' own threads.</param>
    public CSharpKernel(string folder, Action<KernelEvent> listener)
    {
        _folder = Path.GetFullPath(folder);
        _output = new(listener);
        _options = ScriptSettings.For(_folder);
    }

    /// <summary>Runs one cell and tells everything through events; never throws for what a cell does.</summary>
    /// <param name="name">What messages call it, for instance <c>cell 3</c>; one name per cell.</param>
    /// <param name="source">Its C#, with <c>#r</c>, <c>#!import</c> and <c>#!time</c>.</param>
    /// <returns>True when it compiled, ran and could be shown.</returns>
    public async Task<bool> RunAsync(string name, string source)
    {
        KernelOutput.Current = _output;
        var error = await TryAsync(name, source);
        if (error is not null) _output.Emit(error);
        return error is null;
    }

    private async Task<KernelEvent.Error?> TryAsync(string name, string source)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            var directives = CellDirectives.Read(source);
            var (code, path) = directives.Import is { } import
                ? (SetupFile.Read(Path.Combine(_folder, import)), Path.Combine(_folder, import))
                : (directives.Code, Path.Combine(_folder, name));
            var state = await RunCodeAsync(code, path);
            if (state.Exception is { } thrown) return Traceback.Describe(thrown, SourceLine);
            if (state.ReturnValue is not (null or DisplayedValue)) _output.Emit(new KernelEvent.Result(MimeBundle.Of(state.ReturnValue)));
            if (directives.Time) ShowTime(clock.Elapsed);
            return null;
        }
        catch (CompilationErrorException e)
        {
            return CompileErrors.Describe(e.Diagnostics, SourceLine);
        }
        catch (DirectiveException e)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"{name}, line {e.Line}: {e.Message}");
            return new(KernelEvent.Error.CompileError, message, [message]);
        }
        catch (Exception e) // what showing a value throws: its own ToString, ToHtml or enumerator
        {
            return Traceback.Describe(e, SourceLine);
        }
    }

    /// <summary>Has the compiler compile and run a little of everything, so that the first cell does not wait for that.</summary>
    public static async Task WarmUpAsync()
    {
        var kernel = new CSharpKernel(Path.GetTempPath(), _ => { });
        await kernel.RunAsync("warm-up 1", "record Pair(int A, string B);\nvar pairs = Enumerable.Range(0, 2).Select(i => new Pair(i, $\"{i}\")).ToList();\nstring Text(double x) => $\"{x:0.0}\";");
        await kernel.RunAsync("warm-up 2", "foreach (var pair in pairs) Text(pair.A).Display();\nawait Task.CompletedTask;\npairs");
    }

    private async Task<ScriptState<object>> RunCodeAsync(string code, string path)
    {
        _sources[path] = code.Split('\n');
        var options = _options.WithFilePath(path);
        return _state = _state is null
            ? await CSharpScript.Create(code, options).RunAsync(catchException: _ => true)
            : await _state.ContinueWithAsync(code, options, catchException: _ => true);
    }

    private string? SourceLine(string path, int line) =>
        _sources.TryGetValue(path, out var lines) ? lines.ElementAtOrDefault(line - 1) ?? "" : null;

    private void ShowTime(TimeSpan elapsed)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalSeconds:0.000} s");
        _output.Emit(new KernelEvent.Display(new Dictionary<string, string> { [MimeBundle.Text] = text }));
    }
}
