using System.Diagnostics;

namespace Unrolled.Cli.Tests;

/// <summary>Every command that CONTRIBUTING shows authors is typed, as it stands there, in a copy of the course; the others are run by .ci/run.</summary>
public sealed class ContributingCommandsTests : IDisposable
{
    private static readonly string[] Authors = ["Change a lesson", "Write a lesson", "Write an exercise", "Write a row", "What learners get"];

    private readonly string scratch = Directory.CreateTempSubdirectory("a course ").FullName;

    [Fact]
    public async Task An_author_gets_through_with_what_it_says()
    {
        if (Environment.GetEnvironmentVariable("UNROLLED_REQUIRE_HOSTS") != "1") Assert.Skip("It builds a copy of the course and takes minutes; set UNROLLED_REQUIRE_HOSTS=1 to run it.");
        Copy(Command.Root, scratch);
        var commands = Commands().Where(c => Authors.Contains(c.Chapter)).Select(c => c.Command).ToList();
        Assert.True(commands.Count >= 9, "CONTRIBUTING should show authors their commands.");
        foreach (string command in commands)
        {
            var (code, output) = await Type(command);
            bool draft = command.Contains("LessonExercisesTests");                     // of an exercise that is not written yet
            Assert.True(draft == (code != 0), $"{command}\nended with {code}:\n{output}");
            if (draft) Assert.Contains("03b-padding-mask: To be written: what the learner is to write", output);
        }
        Assert.True(File.Exists(Path.Combine(scratch, "artifacts", "learners", "notebooks", "03b-padding-that-leaks.ipynb")));
    }

    [Fact]
    public void Every_other_command_is_run_by_the_continuous_integration()
    {
        string ci = File.ReadAllText(Path.Combine(Command.Root, ".ci", "run"));
        Assert.Contains("contributing \"Change a lesson\"", ci);                    // which runs all that stands above that heading
        string[] chapters = [.. Commands().Select(c => c.Chapter).Distinct()];
        Assert.Equal(Authors, chapters[Array.IndexOf(chapters, Authors[0])..]);      // a chapter below it is typed here: name it among those for authors
    }

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    /// <summary>The lines of the page's plain code blocks, each with the heading above it.</summary>
    private static IEnumerable<(string Chapter, string Command)> Commands()
    {
        string chapter = "", block = "";
        foreach (string line in File.ReadLines(Path.Combine(Command.Root, "CONTRIBUTING.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) block = block == "" ? line : "";
            else if (block == "```") yield return (chapter, line);
            else if (block == "" && line.StartsWith("## ", StringComparison.Ordinal)) chapter = line[3..];
        }
    }

    private async Task<(int Code, string Output)> Type(string command)
    {
        string log = Path.Combine(scratch, "artifacts", "typed.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        var start = new ProcessStartInfo("bash", ["-c", $"{command} >artifacts/typed.log 2>&1"]) { WorkingDirectory = scratch };
        foreach (var (name, value) in new[] { ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false") }) start.Environment[name] = value;   // nothing is left running
        start.Environment.Remove("UNROLLED_SEED");
        using var typed = Process.Start(start)!;
        await typed.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (typed.ExitCode, File.ReadAllText(log));
    }

    private static void Copy(string from, string to)
    {
        foreach (var item in new DirectoryInfo(from).EnumerateFileSystemInfos().Where(i => i.Name is not ("bin" or "obj" or "artifacts" or ".git" or "TestResults") && i.Extension != ".csx"))
        {
            string target = Path.Combine(to, item.Name);
            if (item is DirectoryInfo folder) Copy(folder.FullName, Directory.CreateDirectory(target).FullName);
            else File.Copy(item.FullName, target);
        }
    }
}
