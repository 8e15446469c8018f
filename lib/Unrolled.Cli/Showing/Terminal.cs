using Spectre.Console;

namespace Unrolled.Cli.Showing;

/// <summary>Where the command writes: colours and a moving line in a terminal, plain lines elsewhere, under NO_COLOR or TERM=dumb.</summary>
internal sealed class Terminal
{
    /// <summary>Whether a line may move and have colours.</summary>
    public bool IsLive { get; } = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb" && AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>A line as it is.</summary>
    public void Line(string text = "")
    {
        if (IsLive) AnsiConsole.MarkupLine(Markup.Escape(text));
        else Console.Out.WriteLine(text);
    }

    /// <summary>A line with ✓ or ✗ before it.</summary>
    public void Tick(bool good, string text)
    {
        if (IsLive) AnsiConsole.MarkupLine($"{Mark(good)} {Markup.Escape(text)}");
        else Console.Out.WriteLine($"{(good ? '✓' : '✗')} {text}");
    }

    /// <summary>A line that a reader should not miss.</summary>
    public void Title(string text)
    {
        if (IsLive) AnsiConsole.MarkupLine($"[bold]{Markup.Escape(text)}[/]");
        else Console.Out.WriteLine(text);
    }

    /// <summary>A file to open: a link where the terminal knows links.</summary>
    public void Link(string path)
    {
        if (IsLive) AnsiConsole.MarkupLine($"  [link={new Uri(Path.GetFullPath(path)).AbsoluteUri}][underline]{Markup.Escape(path)}[/][/]");
        else Console.Out.WriteLine($"  {path}");
    }

    /// <summary>A line of a comparison: green when it came (+), red when it went (-).</summary>
    public void Diff(char mark, string text)
    {
        string colour = mark switch { '+' => "green", '-' => "red", _ => "grey" };
        if (IsLive) AnsiConsole.MarkupLine($"[{colour}]{Markup.Escape(text)}[/]");
        else Console.Out.WriteLine(text);
    }

    /// <summary>A message on standard error.</summary>
    public void Fault(string message) => Console.Error.WriteLine(message);

    /// <summary>A table; a cell that begins with ✓ or ✗ gets its colour.</summary>
    public void Table(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (!IsLive)
        {
            foreach (string line in TextTable.Lines(headers, rows)) Console.Out.WriteLine(line);
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (string header in headers) table.AddColumn(new TableColumn($"[bold]{Markup.Escape(header)}[/]"));
        foreach (var row in rows) table.AddRow([.. row.Select(cell => new Markup(Coloured(cell)))]);
        AnsiConsole.Write(table);
    }

    private static string Coloured(string cell) => cell is ['✓' or '✗', ..] ? Mark(cell[0] == '✓') + Markup.Escape(cell[1..]) : Markup.Escape(cell);

    private static string Mark(bool good) => good ? "[green]✓[/]" : "[red]✗[/]";
}
