using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Unrolled.Cli.Showing;
using Unrolled.Notebooks;

namespace Unrolled.Cli.Commands;

/// <summary><c>unrolled lint</c>: holds lessons to the course's rules without running them.</summary>
internal static class LintCommand
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Argument<string[]> Lessons = Arguments.Lessons();
    private static readonly Option<bool> Json = new("--json") { Description = "Print the messages as JSON" };

    public static Command Create(Terminal terminal)
    {
        var command = new TeachingCommand("lint", "Holds lessons to the course's rules, without running them.", $"""
            Every lesson's source is read, and of the learners' copy what its source does not say already. Exits with {ExitCode.LintFound}
            if anything is found. The rules:
            {Rules()}.

            Examples:
              unrolled lint                  every lesson
              unrolled lint 3 my.ipynb       a lesson by its number, any notebook by its path
              unrolled lint --json           for an editor or a script
            """)
        { Lessons, Json };
        command.SetAction(parsed => Run(terminal, Files(parsed.GetValue(Lessons) ?? []), parsed.GetValue(Json)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> files, bool json)
    {
        int code = ExitCode.Ok;
        var all = new List<LintMessage>();
        foreach (string file in files)
        {
            var found = Read(file, ref code).Where(message => !all.Exists(m => m.Rule == message.Rule && m.Id == message.Id && m.Problem == message.Problem)).ToList();
            all.AddRange(found);
            if (json) continue;
            terminal.Tick(found.Count == 0, $"{file}{(found.Count == 0 ? "" : $": {found.Count} to mend")}");
            foreach (var message in found) terminal.Line($"  {message}");
        }
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new { files, messages = all }, Style));
        return code != ExitCode.Ok ? code : all.Count > 0 ? ExitCode.LintFound : ExitCode.Ok;
    }

    /// <summary>The messages about a file; one that cannot be read is a message too, and its code that of the whole command.</summary>
    private static IReadOnlyList<LintMessage> Read(string file, ref int code)
    {
        try
        {
            return Linter.Lint(file);
        }
        catch (Exception e) when (e is NotebookException or ReleaseException)
        {
            if (code == ExitCode.Ok) code = e is NotebookException broken ? broken.ExitCode : ExitCode.NotReleasable;
            string what = e.Message.StartsWith(file, StringComparison.Ordinal) ? e.Message[file.Length..].TrimStart(':', ',', ' ') : e.Message;
            return [new("notebook", file, 0, "", 0, what, "")];
        }
    }

    /// <summary>Sources before the learners' copies, so that what both have is told of the one to edit.</summary>
    private static IReadOnlyList<string> Files(string[] named)
    {
        if (named.Length == 0) return Both(Course.Find(), _ => true) is { Count: > 0 } every ? every : [.. Course.Find().All(instructor: false)];
        return [.. named.SelectMany(name => File.Exists(name) || name.IndexOfAny(['/', '\\']) >= 0 ? [name]
            : Both(Course.Find(), lesson => IsNamed(lesson, name)) is { Count: > 0 } found ? found : Course.Resolve([name], instructor: false))];
    }

    private static bool IsNamed(Lesson lesson, string name) =>
        int.TryParse(name, out int number) ? lesson.Number == number : Progress.Name(lesson.Path) == Path.GetFileNameWithoutExtension(name);

    private static List<string> Both(Course course, Func<Lesson, bool> wanted) =>
        [.. course.Lessons(instructor: true).Concat(course.Lessons(instructor: false)).Where(wanted).OrderBy(lesson => lesson.Number)
            .Select(lesson => Path.GetRelativePath(Directory.GetCurrentDirectory(), lesson.Path))];

    private static string Rules() => string.Join(",\n", Linter.Rules.Chunk(12).Select(line => "  " + string.Join(", ", line)));
}
