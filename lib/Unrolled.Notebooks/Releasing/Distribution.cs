using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Unrolled.Notebooks.Releasing;

namespace Unrolled.Notebooks;

/// <summary>What learners get: the course without the instructor's sources, with the exercises' references packed into one archive.</summary>
/// <param name="root">The course's folder.</param>
public sealed class Distribution(string root)
{
    /// <summary>The name of the archive; the library's build unpacks it.</summary>
    public const string Archive = "references.zip";

    private static readonly string[] Made = ["bin", "obj", "artifacts", "TestResults", "node_modules", ".git", ".vs", ".ipynb_checkpoints"];

    private readonly string notebooks = Path.Combine(root, "notebooks");

    /// <summary>Writes it beside the folder and renames it, in place of an earlier distribution if one is there.</summary>
    /// <returns>How many files it has.</returns>
    /// <exception cref="NotebookException">The folder holds something else, or cannot be written to.</exception>
    /// <exception cref="ReleaseException">A file is missing, or a line of a solution or of a hidden test would go out.</exception>
    public int Write(string folder)
    {
        var course = Curriculum.Load(notebooks);
        var target = new DistributionFolder(folder);
        target.RequireReplaceable(course.Learners.With.Where(IsFolder).Select(f => Path.Combine(root, f)));
        using var beside = target.Beside();
        foreach (string file in Files(course)) Copy(file, beside.Path);
        Prune(Path.Combine(beside.Path, "Unrolled.slnx"));
        string archive = Pack(course.Learners.Packed, beside.Path);
        foreach (var (leaking, where) in Leaks(beside.Path, course, archive))
            throw new ReleaseException($"{leaking} gives away {where}. Take the line out of it, or leave the file out of the distribution (learners.without in {Curriculum.FileName}).");
        return target.Replace(beside);
    }

    /// <summary>Every file of a folder that gives away a solution or a hidden test of the course's sources, and where that stands.</summary>
    /// <param name="folder">A distribution.</param>
    public IEnumerable<(string File, string Where)> Leaks(string folder)
    {
        var course = Curriculum.Load(notebooks);
        return Leaks(folder, course, Base(course.Learners.Packed) + Archive);
    }

    private IEnumerable<(string File, string Where)> Leaks(string folder, Curriculum course, string archive)
    {
        var sources = Lesson.In(Path.Combine(notebooks, "instructor")).Select(l => NotebookDocument.Load(l.Path)).ToList();
        var library = Files(course).Where(f => f.StartsWith("lib/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => File.ReadAllText(Path.Combine(root, f)));
        return new LeakSearch(Secret.Of(sources, library)).In(folder, [archive]).Select(leak => (leak.File, leak.Secret.Where));
    }

    private IEnumerable<string> Files(Curriculum course)
    {
        var packed = Pattern(course.Learners.Packed);
        var listed = course.Learners.With.SelectMany(entry => IsFolder(entry) ? In(entry) : [entry]);
        return listed.Where(f => !packed.IsMatch(f) && !course.Learners.Without.Any(w => IsFolder(w) ? f.StartsWith(w, StringComparison.Ordinal) : f == w))
            .Concat(course.Lessons.Where(l => l.IsWritten).Select(l => "notebooks/" + l.File)).Distinct();
    }

    private IEnumerable<string> In(string folder) => !Directory.Exists(Path.Combine(root, folder)) ? [] :
        Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(f => !IsMade(f)).Order(StringComparer.Ordinal);

    /// <summary>Whether a build, a run or an editor made a file, by its path within the course.</summary>
    internal static bool IsMade(string file) => file.Split('/').Any(Made.Contains) || file.EndsWith(".tmp", StringComparison.Ordinal) || file.EndsWith(".csx", StringComparison.Ordinal);

    private void Copy(string file, string to)
    {
        string from = Path.Combine(root, file), target = Path.Combine(to, file);
        if (!File.Exists(from)) throw new ReleaseException($"{file}: listed for learners in {Curriculum.FileName}, but it is not there. Restore it, or take it off the list.");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(from, target);
    }

    private string Pack(string pattern, string to)
    {
        string folder = Base(pattern), path = Path.Combine(to, folder, Archive);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (string file in In(folder).Where(f => Pattern(pattern).IsMatch(f)))
        {
            var entry = archive.CreateEntry(file[folder.Length..]);
            entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var stream = entry.Open();
            stream.Write(File.ReadAllBytes(Path.Combine(root, file)));
        }
        return folder + Archive;
    }

    /// <summary>A solution without the projects that are not there.</summary>
    private static void Prune(string solution)
    {
        var xml = XDocument.Load(solution);
        xml.Descendants("Project").Where(p => !File.Exists(Path.Combine(Path.GetDirectoryName(solution)!, (string)p.Attribute("Path")!))).Remove();
        File.WriteAllText(solution, xml + "\n");
    }

    private static bool IsFolder(string entry) => entry.EndsWith('/');

    private static string Base(string pattern) => pattern[..(pattern[..pattern.IndexOf('*')].LastIndexOf('/') + 1)];

    private static Regex Pattern(string pattern) => new($"^{Regex.Escape(pattern).Replace(@"\*", ".*")}$");
}
