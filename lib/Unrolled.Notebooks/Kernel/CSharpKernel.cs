using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Unrolled.Notebooks.InCells;
using Unrolled.Notebooks.Interrupting;

namespace Unrolled.Notebooks;

/// <summary>Runs C# cells one after the other; what one declares, the next ones see. One instance is one notebook's session.</summary>
/// <remarks>Not safe for two cells at once. A cell runs in this process: limits are the <see cref="Runner"/>'s affair.</remarks>
public sealed class CSharpKernel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string _folder;
    private readonly KernelOutput _output;
    private readonly ScriptOptions _options;
    private readonly Dictionary<string, string[]> _sources = [];
    private ScriptState<object>? _state;
    private volatile Flow? _running;

    static CSharpKernel() => LibraryHooks.Install();

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
        using var flow = _running = Flow.Begin();
        var cell = TryAsync(name, source, flow);
        bool ends = cell.IsCompleted || await Task.WhenAny(cell, StandsStillAsync(flow)) == cell;
        var error = ends ? await cell : Interruption.WhileWaiting(name);
        _running = null;
        if (error is not null) _output.Emit(error);
        return error is null;
    }

    /// <summary>Asks the running cell to stop: its loops and functions do so at their next check. Does nothing between cells; may be called from any thread.</summary>
    /// <remarks>A cell that only waits is left behind; one that is busy in compiled code that has no checks does not stop.</remarks>
    public void Interrupt() => _running?.Ask();

    private static async Task StandsStillAsync(Flow flow)
    {
        await flow.WhenAsked;
        await Task.Delay(Patience);
    }

    private async Task<KernelEvent.Error?> TryAsync(string name, string source, Flow flow)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            var directives = CellDirectives.Read(source);
            var (code, path) = directives.Import is { } import
                ? (SetupFile.Read(Path.Combine(_folder, import)), Path.Combine(_folder, import))
                : (directives.Code, Path.Combine(_folder, name));
            _sources[path] = code.Split('\n');
            var script = Continue(code, path);
            if (Compile(ref script) is { Length: > 0 } errors) return CompileErrors.Describe(errors, script.GetCompilation(), SourceLine);
            var state = await (_state is null ? script.RunAsync(catchException: _ => true) : script.RunFromAsync(_state, catchException: _ => true));
            if (_running != flow) return null;
            _state = state;
            if (state.Exception is { } thrown) return Describe(thrown, flow);
            if (state.ReturnValue is not (null or DisplayedValue)) _output.Emit(new KernelEvent.Result(MimeBundle.Of(state.ReturnValue)));
            if (directives.Time) ShowTime(clock.Elapsed);
            return null;
        }
        catch (DirectiveException e)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"{name}, line {e.Line}: {e.Message}");
            return new(KernelEvent.Error.CompileError, message, [message]);
        }
        catch (Exception e) // what showing a value throws: its own ToString, ToHtml or enumerator
        {
            return Describe(e, flow);
        }
    }

    private KernelEvent.Error Describe(Exception thrown, Flow flow) =>
        flow.IsAsked ? Interruption.Describe(thrown, SourceLine) : Traceback.Describe(thrown, SourceLine);

    /// <summary>Has the compiler compile and run a little of everything, so that the first cell does not wait for that.</summary>
    public static async Task WarmUpAsync()
    {
        var kernel = new CSharpKernel(Path.GetTempPath(), _ => { });
        await kernel.RunAsync("warm-up 1", "record Pair(int A, string B);\nvar pairs = Enumerable.Range(0, 2).Select(i => new Pair(i, $\"{i}\")).ToList();\nstring Text(double x) => $\"{x:0.0}\";");
        await kernel.RunAsync("warm-up 2", "foreach (var pair in pairs) Text(pair.A).Display();\nawait Task.CompletedTask;\npairs");
    }

    private Script<object> Continue(string code, string path)
    {
        var options = _options.WithFilePath(path);
        return _state is null ? CSharpScript.Create(code, options) : _state.Script.ContinueWith(code, options);
    }

    /// <summary>Compiles a cell with its checks; what the compiler says is about the cell as it was written.</summary>
    private ImmutableArray<Diagnostic> Compile(ref Script<object> script)
    {
        var written = script.GetCompilation();
        if (Checkpoints.Insert(written) is { } text)
        {
            var guarded = Continue(text, script.Options.FilePath);
            if (!IsBroken(guarded.Compile()))
            {
                script = guarded;
                return [];
            }
        }
        var told = script.Compile();
        return IsBroken(told) ? told : [];
    }

    private static bool IsBroken(ImmutableArray<Diagnostic> told) => told.Any(d => d.Severity == DiagnosticSeverity.Error);

    private string? SourceLine(string path, int line) =>
        _sources.TryGetValue(path, out var lines) ? lines.ElementAtOrDefault(line - 1) ?? "" : null;

    private void ShowTime(TimeSpan elapsed)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalSeconds:0.000} s");
        _output.Emit(new KernelEvent.Display(new Dictionary<string, string> { [MimeBundle.Text] = text }));
    }
}
