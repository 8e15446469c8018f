using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Unrolled.Notebooks;

namespace Unrolled.Cli;

/// <summary>What a machine must have for the course, each with a tick.</summary>
internal static class Machine
{
    /// <summary>The checks, made one by one as they are read.</summary>
    public static IEnumerable<(bool Good, string Text)> Checks(Course course)
    {
        yield return Sdk(course.Root);
        yield return (true, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription.Trim()} ({RuntimeInformation.OSArchitecture})");
        int cores = Environment.ProcessorCount;
        yield return (cores >= 2, $"{cores} core{(cores == 1 ? ": lessons will take longer" : "s")}, vectors of {8 * Vector<byte>.Count} bits");
        double gigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        yield return (gigabytes >= 2, $"{gigabytes:0.#} GB of memory{(gigabytes < 2 ? ": lessons expect 2 GB" : "")}");
        foreach (string folder in (string[])[course.Executed, course.Pages]) AtomicFile.RequireFolder(folder);
        yield return (true, $"{Path.Combine(course.Root, "artifacts")} can be written");
        course.RequireLibrary();
        yield return (true, "the library is built and staged");
    }

    private static (bool, string) Sdk(string root)
    {
        try
        {
            using var dotnet = Process.Start(new ProcessStartInfo("dotnet", "--version") { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true })!;
            string version = dotnet.StandardOutput.ReadToEnd().Trim();
            dotnet.WaitForExit();
            return dotnet.ExitCode == 0 ? (true, $".NET SDK {version}") : (false, "no .NET SDK that global.json accepts: install .NET 10 from https://dot.net");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (false, "the dotnet command is not on the path: install .NET 10 from https://dot.net");
        }
    }
}
