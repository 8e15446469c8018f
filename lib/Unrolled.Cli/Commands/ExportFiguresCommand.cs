using System.CommandLine;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled export-figures</c>: the figures of lessons as files.</summary>
internal static class ExportFiguresCommand
{
    private static readonly Argument<string[]> Lessons = Arguments.Lessons();
    private static readonly Option<string?> Out = Arguments.Path("--out", "folder", "Where to write them; made if missing");
    private static readonly Option<string> Format = Words("--format", "svg,png", ["svg", "png"], "Kinds of file");
    private static readonly Option<string> Scheme = Words("--scheme", "light", ["light", "dark"], "Grounds to draw for: light,dark gives both");

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("export-figures", "Writes every figure of lessons as SVG and PNG, with an index of titles and text alternatives.", """
            A published lesson is not run: its figures are stored in it. Any other notebook is run first. PNGs that are not stored
            are drawn by Node; without it, the command says what to install.

            Examples:
              unrolled export-figures 3 6 --out slides
              unrolled export-figures 3 --out slides --format svg --scheme light,dark
            """)
        { Lessons, Out, Format, Scheme };
        command.SetAction((parsed, token) => RunAsync(parsed, terminal, token));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken token)
    {
        string[] named = parsed.GetValue(Lessons) ?? [];
        if (named.Length == 0 || parsed.GetValue(Out) is not { } folder)
            throw new CommandException(ExitCode.Usage, $"Which lesson, and where to (--out)? For instance: {Typed.Unrolled} export-figures 3 --out slides");
        string[] formats = parsed.GetValue(Format)!.Split(','), schemes = parsed.GetValue(Scheme)!.Split(',');
        var export = new FigureExport(folder, Course.Pictures)
        {
            Svg = formats.Contains("svg"),
            Png = formats.Contains("png"),
            Schemes = [.. schemes.Distinct().Select(scheme => Enum.Parse<ColourScheme>(scheme, ignoreCase: true))],
        };
        foreach (string path in Course.Resolve(named, instructor: false))
        {
            var (notebook, code) = await ExecutedAsync(path, terminal, token);
            if (notebook == null) return code;
            int figures = export.Add(notebook, Progress.Name(path));
            terminal.Tick(true, $"{Progress.Name(path)}: {figures} figure{(figures == 1 ? "" : "s")}");
        }
        export.WriteIndex();
        terminal.Link(Path.Combine(folder, "index.md"));
        return ExitCode.Ok;
    }

    private static async Task<(NotebookDocument?, int)> ExecutedAsync(string path, Terminal terminal, CancellationToken token)
    {
        var stored = NotebookDocument.Load(path);
        if (FigureExport.IsExecuted(stored)) return (stored, ExitCode.Ok);
        var report = await Progress.For(terminal, [path]).WatchAsync(listener => new Runner().RunAsync([path], new(), listener, token));
        if (report.ExitCode == 0) return (report.Notebooks[0].Executed, ExitCode.Ok);
        terminal.Fault($"✗ {Progress.Name(path)}: {report.Notebooks[0].Message}");
        return (null, report.ExitCode);
    }

    private static Option<string> Words(string name, string usual, string[] known, string description)
    {
        var option = new Option<string>(name) { HelpName = string.Join(',', known), DefaultValueFactory = _ => usual, Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !token.Value.Split(',').All(known.Contains))
                result.AddError($"{name}: expected {string.Join(" or ", known)} or both with a comma, got \"{token.Value}\".");
        });
        return option;
    }
}
