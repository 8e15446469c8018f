using System.Diagnostics;

namespace Unrolled.Notebooks.Tests;

/// <summary>What a test needs of the machine: where it is absent the test is skipped, unless UNROLLED_REQUIRE_HOSTS=1.</summary>
internal static class Hosts
{
    internal const string Python = "/usr/bin/python3";

    internal static void Require(bool present, string what)
    {
        if (present) return;
        Assert.False(Environment.GetEnvironmentVariable("UNROLLED_REQUIRE_HOSTS") == "1", $"UNROLLED_REQUIRE_HOSTS=1, but there is no {what}.");
        Assert.Skip($"there is no {what} here");
    }

    internal static void RequireNbformat() =>
        Require(File.Exists(Python) && Run(Python, "-c", "import nbformat").Code == 0, "python3-nbformat");

    internal static (int Code, string Text) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, text);
    }
}
