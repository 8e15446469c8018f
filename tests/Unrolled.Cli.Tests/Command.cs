using System.Diagnostics;

namespace Unrolled.Cli.Tests;

/// <summary>The real program, as a process.</summary>
internal sealed class Command : IDisposable
{
    private readonly Process process;

    private Command(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        string[] line = [.. HearingInterrupts, "dotnet", Program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("UNROLLED_SEED");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        Output = process.StandardOutput.ReadToEndAsync();
        Error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The course's own folder.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Program { get; } = Path.Combine(Root, "lib", "Unrolled.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "unrolled.dll");

    /// <summary>Tests started in the background inherit "ignore Ctrl-C", and so would the program; a user's terminal does not say so.</summary>
    private static string[] HearingInterrupts { get; } = IgnoresInterrupts() ? ["env", "--default-signal=INT"] : [];

    public int Id => process.Id;

    public Task<string> Output { get; }

    public Task<string> Error { get; }

    /// <summary>Starts it in a folder.</summary>
    public static Command Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) => new(folder, environment, arguments);

    /// <summary>Runs it to its end and checks what must always hold: no stack trace.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, params string[] arguments) =>
        await RunAsync(folder, new Dictionary<string, string>(), arguments);

    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var command = Start(folder, environment, arguments);
        return await command.EndAsync();
    }

    public async Task<(int Code, string Output, string Error)> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        var (output, error) = (await Output, await Error);
        Assert.DoesNotContain("Unhandled exception", error);
        Assert.DoesNotContain("   at Unrolled.", error);
        return (process.ExitCode, output, error);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static bool IgnoresInterrupts()
    {
        if (!OperatingSystem.IsLinux()) return false;
        string ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..];
        return (Convert.ToUInt64(ignored.Trim(), 16) & 2) != 0;            // bit 1 is SIGINT
    }

    private static string Above(string folder)
    {
        var at = new DirectoryInfo(folder);
        while (!File.Exists(Path.Combine(at.FullName, "Unrolled.slnx"))) at = at.Parent!;
        return at.FullName;
    }
}
