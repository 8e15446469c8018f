using System.ComponentModel;
using System.Diagnostics;

namespace Unrolled.Cli;

/// <summary>What git knows of a folder; each question is one short git command.</summary>
internal sealed class Git(string folder)
{
    /// <summary>Notebooks that differ from the last commit, new and removed ones too, as full paths in order.</summary>
    public IReadOnlyList<string> ChangedNotebooks()
    {
        string root = Ask("rev-parse", "--show-toplevel").Trim();
        string changed = Ask("diff", "--name-only", "-z", "HEAD", "--", "*.ipynb"), added = Ask("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", "*.ipynb");
        return [.. (changed + added).Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal).Select(file => Path.Combine(root, file))];
    }

    /// <summary>A file's text in the last commit; null where that has no such file.</summary>
    public string? Committed(string path)
    {
        string file = "./" + Path.GetRelativePath(folder, path).Replace('\\', '/');
        return Ask("ls-tree", "--name-only", "HEAD", "--", file).Length == 0 ? null : Ask("show", $"HEAD:{file}");
    }

    private string Ask(params string[] words)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = git.StandardError.ReadToEndAsync();
            string output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : throw new CommandException(ExitCode.Usage, $"git {words[0]} in {folder}: {error.Result.Trim()}");
        }
        catch (Win32Exception e)
        {
            throw new CommandException(ExitCode.Usage, $"Comparing with the last commit needs git: {e.Message}");
        }
    }
}
