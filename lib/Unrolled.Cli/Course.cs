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

    /// <summary>What draws pictures; it lies beside the program's own sources.</summary>
    public static Pictures Pictures => new(Path.Combine(Above(AppContext.BaseDirectory) ?? "", "lib", "Unrolled.Notebooks", "Publishing", "node"));

    /// <summary>Turns numbers (3, 03) and names (03-elman-by-hand) into the lessons' paths and leaves paths alone.</summary>
    /// <exception cref="CommandException">There is no such lesson, or several, or the library is not built.</exception>
    public static IReadOnlyList<string> Resolve(IEnumerable<string> lessons, bool instructor) =>
        [.. lessons.Select(name => File.Exists(name) || name.IndexOfAny(['/', '\\']) >= 0 ? name : Find().PathOf(name, instructor))];

    /// <summary>All lessons, in order.</summary>
    /// <exception cref="CommandException">There is none, or two have one number and nothing tells which is a copy, or the library is not built.</exception>
    public IReadOnlyList<string> All(bool instructor)
    {
        RequireLibrary();
        string[] labels = [.. Lessons(instructor).Select(lesson => lesson.Label).Distinct()];
        return labels.Length > 0 ? [.. labels.Select(label => PathOfLabel(label, instructor))]
            : throw new CommandException(ExitCode.NoSuchLesson, $"There are no lessons in {Folder(instructor)}: expected files named NN-name.ipynb.");
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

    private string PathOf(string name, bool instructor)
    {
        string file = name.EndsWith(".ipynb") ? name : name + ".ipynb", path = Path.Combine(Folder(instructor), file);
        string? label = Lesson.LabelOf(name);
        if (label == null && !File.Exists(path))
            return file == name || Directory.Exists(name) ? name : throw new CommandException(ExitCode.NoSuchLesson, $"There is no lesson \"{name}\".{Meant(name)} Give a number or the path of a notebook. {There(Lessons(instructor))}");
        RequireLibrary();
        return File.Exists(path) ? path : PathOfLabel(label!, instructor);
    }

    private string Meant(string name)
    {
        string[] words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        int number = Array.IndexOf(words, name.ToLowerInvariant());
        var meant = Lessons(instructor: false).FirstOrDefault(l => l.Number == number || l.PageName.Contains(name, StringComparison.OrdinalIgnoreCase));
        return meant == null ? "" : $" Did you mean lesson {meant.Number}?";
    }

    private string PathOfLabel(string label, bool instructor)
    {
        var found = Lessons(instructor).Where(lesson => lesson.Label == label).ToList();
        return found.Count switch
        {
            1 => found[0].Path,
            0 => throw new CommandException(ExitCode.NoSuchLesson, $"There is no lesson {label} in {Folder(instructor)}. {There(Lessons(instructor))}"),
            _ => throw new CommandException(ExitCode.NoSuchLesson, $"Which lesson {label}? Give the path of one: {string.Join(", ", found.Select(l => Path.GetRelativePath(Directory.GetCurrentDirectory(), l.Path)))}"),
        };
    }

    /// <summary>The lessons there are, in order.</summary>
    public IReadOnlyList<Lesson> Lessons(bool instructor) => Lesson.OfCourse(Folder(instructor));

    private static string There(IReadOnlyList<Lesson> lessons) =>
        lessons.Count == 0 ? "There are none." : $"There are {string.Join(", ", lessons.Select(l => l.Label).Distinct())}.";

    private string Folder(bool instructor) => instructor ? Instructor : Notebooks;

    private static string? Above(string folder)
    {
        var at = new DirectoryInfo(folder);
        while (at != null && !File.Exists(Path.Combine(at.FullName, "Unrolled.slnx"))) at = at.Parent;
        return at?.FullName;
    }
}
