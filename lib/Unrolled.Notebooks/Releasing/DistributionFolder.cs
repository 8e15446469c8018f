using System.Security.Cryptography;
using System.Text.Json;

namespace Unrolled.Notebooks.Releasing;

/// <summary>The folder of a distribution, with a record of what was written there, so that nobody's work is ever replaced.</summary>
internal sealed class DistributionFolder(string folder)
{
    /// <summary>The record: the hash of every file, by its path.</summary>
    public const string Record = ".distribution.json";

    private readonly string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <param name="sources">Folders that are copied from.</param>
    /// <exception cref="NotebookException">The folder is within one of them, or holds anything but an earlier distribution as it was written.</exception>
    public void RequireReplaceable(IEnumerable<string> sources)
    {
        foreach (string source in sources.Select(s => Path.GetFullPath(s)).Where(s => (path + Path.DirectorySeparatorChar).StartsWith(s, StringComparison.Ordinal)))
            throw Refuse("a folder outside those that are copied", $"one within {source}");
        if (File.Exists(path)) throw Refuse("a folder", "a file");
        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any()) return;
        if (!File.Exists(Path.Combine(path, Record))) throw Refuse("a new or empty folder, or an earlier distribution", "a folder with other files in it");
        if (Worked().Take(3).ToList() is { Count: > 0 } worked)
            throw Refuse("an earlier distribution as it was written", $"one in which somebody has worked ({string.Join(", ", worked)})");
    }

    /// <summary>An empty folder beside it, which goes away unless it takes its place.</summary>
    public Draft Beside()
    {
        string parent = Path.GetDirectoryName(path) ?? path;
        AtomicFile.RequireFolder(parent);
        return new(Directory.CreateDirectory(Path.Combine(parent, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp")).FullName);
    }

    /// <summary>Records a draft's files and renames it to this folder.</summary>
    /// <returns>How many files it has.</returns>
    public int Replace(Draft draft)
    {
        var files = Hashes(draft.Path);
        File.WriteAllText(Path.Combine(draft.Path, Record), JsonSerializer.Serialize(files, new JsonSerializerOptions { WriteIndented = true }) + "\n");
        string earlier = draft.Path + ".old";
        if (Directory.Exists(path)) Directory.Move(path, earlier);
        Directory.Move(draft.Path, path);
        if (Directory.Exists(earlier)) Directory.Delete(earlier, recursive: true);
        return files.Count;
    }

    private IEnumerable<string> Worked()
    {
        var written = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(path, Record))) ?? [];
        return Hashes(path).Where(file => file.Key != Record && written.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key);
    }

    private static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => (File: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(f => !Distribution.IsMade(f.Name)).ToDictionary(f => f.Name, f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f.File)))), StringComparer.Ordinal);

    private NotebookException Refuse(string expected, string got) => NotebookException.At(NotebookFault.NotWritable, folder, expected, got, "Nothing was written. Choose another folder.");

    /// <summary>A folder on its way; what is left of it is removed.</summary>
    public sealed class Draft(string path) : IDisposable
    {
        public string Path { get; } = path;

        public void Dispose()
        {
            if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        }
    }
}
