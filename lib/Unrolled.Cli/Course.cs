using Unrolled.Notebooks;

namespace Unrolled.Cli;

/// <summary>The folder of the course and what is where in it.</summary>
internal sealed class Course(string root)
{
    public string Root { get; } = root;
    public string Notebooks => Path.Combine(Root, "notebooks");
    public string Instructor => Path.Combine(Notebooks, "instructor");
    public string Pages => Path.Combine(Root, "artifacts", "pages");
    public string Executed => Path.Combine(Root, "artifacts", "executed");

    /// <summary>Looks for the course from the current folder upward, then from the program's own.</summary>
    public static Course Find() => new(Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
        ?? throw new CommandException(ExitCode.NoSuchLesson, $"No course here: expected Unrolled.slnx in {Directory.GetCurrentDirectory()} or a folder above. Change into the course's folder, or give the path of a notebook."));

    /// <summary>Turns numbers (3, 03) into the lessons' paths and leaves paths alone.</summary>
    /// <exception cref="CommandException">There is no lesson of that number.</exception>
    public static IReadOnlyList<string> Resolve(IEnumerable<string> lessons, bool instructor) =>
        [.. lessons.Select(name => int.TryParse(name, out int number) ? Find().PathOf(number, instructor) : name)];

    /// <summary>All lessons, in order.</summary>
    public IReadOnlyList<string> All(bool instructor)
    {
        var paths = Lessons(instructor).Select(lesson => lesson.Path).ToList();
        return paths.Count > 0 ? paths : throw new CommandException(ExitCode.NoSuchLesson, $"There are no lessons in {Folder(instructor)}: expected files named NN-name.ipynb.");
    }

    /// <summary>Fails unless the library that the lessons import has been built and its copy is still there.</summary>
    public void RequireLibrary()
    {
        foreach (string setup in (string[])["unrolled.csx", "unrolled-double.csx"])
        {
            string path = Path.Combine(Notebooks, setup);
            string? missing = File.Exists(path) ? File.ReadLines(path).Where(l => l.StartsWith("#r \"")).Select(l => l[4..^1]).FirstOrDefault(dll => !File.Exists(dll)) : path;
            if (missing != null)
                throw new CommandException(ExitCode.NotBuilt, $"The library has not been built: {missing} is missing. Run: dotnet build {Root} -c Release");
        }
    }

    private string PathOf(int number, bool instructor)
    {
        var found = Lessons(instructor).Where(lesson => lesson.Number == number).ToList();
        return found.Count switch
        {
            1 => found[0].Path,
            0 => throw new CommandException(ExitCode.NoSuchLesson, $"There is no lesson {number:00} in {Folder(instructor)}. {There(Lessons(instructor))}"),
            _ => throw new CommandException(ExitCode.NoSuchLesson, $"Which lesson {number:00}? Give the path of one: {string.Join(", ", found.Select(l => Path.GetRelativePath(Directory.GetCurrentDirectory(), l.Path)))}"),
        };
    }

    /// <summary>The lessons there are, in order. Where the sources are at hand, a notebook without one is somebody's copy and no lesson.</summary>
    public IReadOnlyList<Lesson> Lessons(bool instructor)
    {
        var sources = Lesson.In(Instructor).Select(l => Path.GetFileName(l.Path)).ToHashSet();
        return [.. Lesson.In(Folder(instructor)).Where(l => sources.Count == 0 || sources.Contains(Path.GetFileName(l.Path)))];
    }

    private static string There(IReadOnlyList<Lesson> lessons) =>
        lessons.Count == 0 ? "There are none." : $"There are {string.Join(", ", lessons.Select(l => $"{l.Number:00}").Distinct())}.";

    private string Folder(bool instructor) => instructor ? Instructor : Notebooks;

    private static string? Above(string folder)
    {
        var at = new DirectoryInfo(folder);
        while (at != null && !File.Exists(Path.Combine(at.FullName, "Unrolled.slnx"))) at = at.Parent;
        return at?.FullName;
    }
}
