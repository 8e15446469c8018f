using System.CommandLine;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled release</c>: writes the learners' lessons from the instructor's sources, and the learners' distribution.</summary>
internal static class ReleaseCommand
{
    private static readonly Option<bool> Check = new("--check") { Description = $"Write nothing; exit with {ExitCode.OutOfDate} if a file is out of date or the curriculum is contradicted" };
    private static readonly Option<string?> Out = Arguments.Path("--out", "folder", "Write the learners' distribution there: the course without its sources");

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("release", "Writes notebooks/NN-name.ipynb from notebooks/instructor/NN-name.ipynb.", """
            A method's body between // BEGIN SOLUTION and // END SOLUTION becomes a stub; hidden tests, cells tagged
            "instructor" and the source's outputs are taken out. A lesson keeps what it shows in every cell that did not change;
            publish fills the others. The README's table of lessons and each lesson's links to its neighbours are made from
            notebooks/course.json. Files that are up to date are not touched; what a lesson shows is not compared.

            Examples:
              unrolled release                       after editing a lesson's source
              unrolled release --check               in CI
              unrolled release --out ../learners     what learners get: no solution, no hidden test, no teaching note
            """)
        { Check, Out };
        command.SetAction(parsed => Run(terminal, Course.Find(), parsed.GetValue(Check), parsed.GetValue(Out)));
        return command;
    }

    /// <summary>Writes what is out of date, only looks (<paramref name="check"/>), or writes the learners' distribution to <paramref name="folder"/>.</summary>
    public static int Run(Terminal terminal, Course course, bool check, string? folder)
    {
        if (check && folder != null) throw new CommandException(ExitCode.Usage, "--check writes nothing and --out writes a folder: say one of them.");
        if (course.Lessons(instructor: true).Count == 0)
            throw new CommandException(ExitCode.NoSuchLesson, $"There are no sources in {course.Instructor}. This command is for instructors: it makes the learners' lessons from files named NN-name.ipynb there.");
        bool write = !check && folder == null;
        bool good = Curriculum(terminal, new(course.Root), write) & Lessons(terminal, course, write);
        if (!good)
        {
            terminal.Fault(write ? "Some of it only an author can mend: see the lines with ✗." : $"Lessons are out of date. Run: {Typed.Unrolled} release");
            return ExitCode.OutOfDate;
        }
        if (folder == null) return ExitCode.Ok;
        int files = new Distribution(course.Root).Write(folder);
        terminal.Tick(true, $"{folder}: the learners' distribution, {files} files; no line of a solution or of a hidden test was found in it");
        return ExitCode.Ok;
    }

    private static bool Curriculum(Terminal terminal, CurriculumFiles files, bool write)
    {
        if (!files.Exist) return true;
        var made = files.Refresh(write);
        foreach (var (name, same) in made.Where(m => !m.Same)) terminal.Tick(write, $"{name}: {(write ? "written" : "out of date")}, after course.json");
        var faults = files.Faults().ToList();
        foreach (string fault in faults) terminal.Tick(false, fault);
        return faults.Count == 0 && (write || made.All(m => m.Same));
    }

    private static bool Lessons(Terminal terminal, Course course, bool write)
    {
        var lessons = write ? ReleaseFolder.Write(course.Instructor, course.Notebooks) : ReleaseFolder.Check(course.Instructor, course.Notebooks);
        foreach (var (path, state) in lessons) terminal.Tick(Good(state, write), $"{Path.GetFileName(path)}: {Words(state, write)}");
        return lessons.All(l => Good(l.State, write));
    }

    private static bool Good(ReleaseState state, bool write) =>
        state is ReleaseState.UpToDate or ReleaseState.Copy || (write && state is ReleaseState.OutOfDate or ReleaseState.Missing);

    private static string Words(ReleaseState state, bool write) => state switch
    {
        ReleaseState.UpToDate => "up to date",
        ReleaseState.OutOfDate => write ? "written" : "out of date",
        ReleaseState.Missing => write ? "written" : "missing",
        ReleaseState.SourceGone => "its source is gone; take the lesson away, or restore the source",
        _ => "has no instructor source; left alone",
    };
}
