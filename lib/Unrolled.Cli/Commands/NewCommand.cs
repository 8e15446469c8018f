using System.CommandLine;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled new lesson</c> and <c>unrolled new exercise</c>: what an author begins with.</summary>
internal static class NewCommand
{
    private static readonly Argument<string> Title = new("title") { Description = "The lesson's title, in quotes" };
    private static readonly Option<string?> After = new("--after") { HelpName = "lesson", Description = "The number of the lesson it follows; not needed for a planned lesson" };
    private static readonly Option<bool> Part = new("--part") { Description = "Make it a further part of that lesson: 03b" };
    private static readonly Argument<string> Number = new("lesson") { Description = "The lesson's number" };
    private static readonly Argument<string> Name = new("name") { Description = "The exercise's name in a word or two: forget-bias" };

    public static Command Create(Terminal terminal)
    {
        var lesson = new TeachingCommand("lesson", "Begins a lesson: its frame, its place in the curriculum, a row of its own.", """
            A lesson planned in notebooks/course.json is begun under its number. Any other takes the number after --after:
            planned lessons move up for it, written ones keep theirs, and then it becomes a further part (03b).

            Examples:
              unrolled new lesson "Why it forgets"
              unrolled new lesson "Padding that leaks" --after 03
              unrolled new lesson "More about checks" --after 03 --part
            """)
        { Title, After, Part };
        var exercise = new TeachingCommand("exercise", "Begins an exercise: its cells in the lesson's source, its C# beside the others.", """
            Nothing in it passes for finished: what is to be written says so, and a test names it until it is.

            Example:
              unrolled new exercise 7 forget-bias
            """)
        { Number, Name };
        lesson.SetAction(parsed => Lesson(terminal, Course.Find(), parsed.GetValue(Title)!, parsed.GetValue(After), parsed.GetValue(Part)));
        exercise.SetAction(parsed => Exercise(terminal, Course.Find(), parsed.GetValue(Number)!, parsed.GetValue(Name)!));
        return new TeachingCommand("new", "Begins a lesson or an exercise, for those who write them.", """
            Examples:
              unrolled new lesson "Why it forgets"
              unrolled new exercise 7 forget-bias
            """)
        { lesson, exercise };
    }

    private static int Lesson(Terminal terminal, Course course, string title, string? after, bool part)
    {
        if (part && after == null) throw new CommandException(ExitCode.Usage, "--part: a part of which lesson? Say it with --after, for instance: --after 03 --part");
        var made = NewLesson.Write(course.Root, title, after == null ? null : Notebooks.Lesson.LabelOf(after) ?? after, part);
        foreach (string done in made.Done) terminal.Tick(true, done);
        int code = ReleaseCommand.Run(terminal, course, check: false, folder: null);
        foreach (string todo in made.Todo) terminal.Tick(false, $"mend by hand: {todo}");
        string number = made.Lesson.Number;
        Next(terminal,
            ($"open notebooks/instructor/{made.Lesson.File}; it runs already, and whatever says \"{Unfinished.Mark}\" is yours to write", null),
            ("see it run:", $"{Typed.Unrolled} run {number} --instructor --pages"),
            ("begin its exercises:", $"{Typed.Unrolled} new exercise {number} NAME"),
            ("hold its figures to notebooks/rows.json, in which it has a row:", $"{Typed.Unrolled} rows {number}"),
            ("say in a few words what it is about (\"about\" in notebooks/course.json), then write what learners get:", $"{Typed.Unrolled} release"));
        return code;
    }

    private static int Exercise(Terminal terminal, Course course, string lesson, string name)
    {
        string label = Notebooks.Lesson.LabelOf(lesson) ?? throw new CommandException(ExitCode.Usage, $"\"{lesson}\" is no lesson's number. Give one such as 3, 03 or 03b.");
        var source = course.Lessons(instructor: true).FirstOrDefault(l => l.Label == label)
            ?? throw new CommandException(ExitCode.NoSuchLesson, $"There is no lesson {label} in {course.Instructor}. Begin it with: {Typed.Unrolled} new lesson");
        var made = NewExercise.Write(course.Root, source.Path, label, name);
        terminal.Tick(true, $"{Path.GetRelativePath(course.Root, made.Source)}: three cells before the summary");
        terminal.Tick(true, $"{Path.GetRelativePath(course.Root, made.Code)}: the exercise {made.Id}, listed with the others");
        int code = ReleaseCommand.Run(terminal, course, check: false, folder: null);
        Next(terminal,
            ($"write what says \"{Unfinished.Mark}\" in both files: the reference and the wrong answers first, then the cells", null),
            ("the library builds, and the lesson's check says \"not yet\" until the solution is there:", $"{Typed.Unrolled} run {label} --instructor"),
            ("what is still missing in the exercise is named by:", "dotnet test -c Release --project tests/Unrolled.Tests --filter-class '*LessonExercisesTests'"),
            ("write what learners get:", $"{Typed.Unrolled} release"));
        return code;
    }

    private static void Next(Terminal terminal, params (string Words, string? Command)[] steps)
    {
        terminal.Line();
        terminal.Title("Then");
        foreach (var (words, command) in steps)
        {
            terminal.Line($"  {words}");
            if (command != null) terminal.Line($"    {command}");
        }
    }
}
