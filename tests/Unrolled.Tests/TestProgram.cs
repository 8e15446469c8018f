using System.Diagnostics;

namespace Unrolled.Tests;

/// <summary>This test program once more, as a child that does something else: an environment variable tells a module initialiser what.</summary>
internal static class TestProgram
{
    /// <summary>Starts it; its standard output is read by the caller.</summary>
    public static Process Start(params (string Variable, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(TestProgram).Assembly.Location);
        foreach (var (variable, value) in environment) start.Environment[variable] = value;
        return Process.Start(start)!;
    }
}
