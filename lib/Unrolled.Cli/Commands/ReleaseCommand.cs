using System.CommandLine;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled release</c>: writes the learners' lessons from the instructor's sources.</summary>
internal static class ReleaseCommand
{
    private static readonly Option<bool> Check = new("--check") { Description = $"Write nothing; exit with {ExitCode.OutOfDate} if a lesson is out of date" };

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("release", "Writes notebooks/NN-name.ipynb from notebooks/instructor/NN-name.ipynb.", """
            A method's body between // BEGIN SOLUTION and // END SOLUTION becomes a stub; hidden tests, cells tagged
            "instructor" and the source's outputs are taken out. A lesson keeps what it shows in every cell that did not change;
            publish fills the others. Lessons that are up to date are not touched.

            Examples:
              unrolled release            after editing a lesson's source
              unrolled release --check    in CI
            """)
        { Check };
        command.SetAction(parsed => Run(terminal, Course.Find(), parsed.GetValue(Check)));
        return command;
    }

    private static int Run(Terminal terminal, Course course, bool check)
    {
        if (course.Lessons(instructor: true).Count == 0)
            throw new CommandException(ExitCode.NoSuchLesson, $"There are no sources in {course.Instructor}. This command is for instructors: it makes the learners' lessons from files named NN-name.ipynb there.");
        var lessons = check ? ReleaseFolder.Check(course.Instructor, course.Notebooks) : ReleaseFolder.Write(course.Instructor, course.Notebooks);
        foreach (var (path, state) in lessons)
            terminal.Tick(state != ReleaseState.OutOfDate || !check, $"{Path.GetFileName(path)}: {Words(state, check)}");
        bool stale = check && lessons.Any(l => l.State == ReleaseState.OutOfDate);
        if (stale) terminal.Fault($"Lessons are out of date. Run: {Typed.Unrolled} release");
        return stale ? ExitCode.OutOfDate : ExitCode.Ok;
    }

    private static string Words(ReleaseState state, bool check) => state switch
    {
        ReleaseState.UpToDate => "up to date",
        ReleaseState.OutOfDate => check ? "out of date" : "written",
        _ => "has no instructor source; left alone",
    };
}
