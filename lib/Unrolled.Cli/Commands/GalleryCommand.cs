using System.CommandLine;
using Unrolled.Cli.Gallery;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled gallery</c>: one page with an example of every kind of figure.</summary>
internal static class GalleryCommand
{
    private static readonly Option<string?> Out = Arguments.Path("--out", "FILE", "Where to write the page; artifacts/gallery.html of the course when left out");

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("gallery", "Writes one page that shows every kind of figure, light beside dark.", """
            The page needs no network and runs no script. Its numbers are made up: it shows how figures look, not results.

            Examples:
              unrolled gallery
              unrolled gallery --out figures.html
            """)
        { Out };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(Out)));
        return command;
    }

    private static int Run(Terminal terminal, string? file)
    {
        string path = Path.GetFullPath(file ?? Path.Combine(Course.Find().Root, "artifacts", "gallery.html"));
        if (Directory.Exists(path)) throw new CommandException(ExitCode.Usage, $"--out: expected a file, but {path} is a folder.");
        AtomicFile.RequireFolder(Path.GetDirectoryName(path)!);
        var examples = Examples.All;
        AtomicFile.Write(path, GalleryPage.Write(examples));
        terminal.Tick(true, $"{examples.Count} figures, light and dark:");
        terminal.Link(path);
        return ExitCode.Ok;
    }
}
