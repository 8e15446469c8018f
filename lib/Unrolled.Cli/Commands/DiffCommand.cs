using System.CommandLine;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled diff</c>: what changed in what people write, cell by cell.</summary>
internal static class DiffCommand
{
    private const int Same = 0, Different = 1, Trouble = 2;

    private static readonly Argument<string[]> Files = new("notebook") { Arity = new(0, 2), Description = "One notebook, compared with the last commit, or two" };

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("diff", "Shows what changed in sources and metadata of notebooks, cell by cell; outputs and counts are left aside.", """
            Cells are matched by their ids, so a moved cell is a moved cell. Exits with 0 when nothing changed, 1 when something
            did, 2 when a file cannot be read.

            Examples:
              unrolled diff                                              every notebook that differs from the last commit
              unrolled diff notebooks/03-elman-by-hand.ipynb             one of them
              unrolled diff notebooks/03-elman-by-hand.ipynb my.ipynb    two files
            """)
        { Files };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(Files) ?? []));
        return command;
    }

    private static int Run(Terminal terminal, string[] files)
    {
        try
        {
            bool same = files is [var before, var after]
                ? Show(terminal, $"{before} → {after}", NotebookDocument.Load(before), NotebookDocument.Load(after))
                : SinceCommit(terminal, files);
            return same ? Same : Different;
        }
        catch (Exception e) when (e is NotebookException or CommandException)
        {
            terminal.Fault(e.Message);
            return Trouble;
        }
    }

    private static bool SinceCommit(Terminal terminal, string[] files)
    {
        var git = new Git(Directory.GetCurrentDirectory());
        bool same = true;
        foreach (string path in files.Length > 0 ? files : git.ChangedNotebooks())
        {
            string shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
            var before = git.Committed(path) is { } text ? NotebookDocument.Parse(text, $"{shown} in the last commit") : null;
            var after = File.Exists(path) || before == null ? NotebookDocument.Load(path) : null;
            same &= Show(terminal, $"{shown}{(before == null ? " is new" : after == null ? " is gone" : "")}", before, after);
        }
        return same;
    }

    private static bool Show(Terminal terminal, string title, NotebookDocument? before, NotebookDocument? after)
    {
        var changes = NotebookDiff.Of(before, after);
        if (changes.Count > 0) terminal.Title(title);
        foreach (var change in changes)
        {
            terminal.Line($"  {change.Title}");
            foreach (var line in change.Lines) terminal.Diff(line.Mark, $"    {line.Mark} {line.Text}".TrimEnd());
        }
        return changes.Count == 0;
    }
}
