using System.Reflection;
using System.Runtime.Loader;

namespace Unrolled.Mutants;

/// <summary>The child process: loads one mutant after the other and runs its checks until one throws.</summary>
internal static class Checker
{
    /// <summary>The hidden argument that makes this program a child.</summary>
    public const string Argument = "--check-mutants";

    /// <summary>What an answer starts with; a mutant may print anything else.</summary>
    public const string Answer = "verdict\t";

    /// <summary>Reads lines of subject and paths of assemblies, between tabs, and answers each with "survived" or "killed, tab, by whom".</summary>
    public static int Run(TextReader questions, TextWriter answers)
    {
        using var orphaned = new Timer(_ => Environment.Exit(1));       // a mutant without end, and nobody left to stop it
        while (questions.ReadLine() is { } line)
        {
            orphaned.Change(Child.WallLimit + Child.WallLimit, Timeout.InfiniteTimeSpan);
            string[] parts = line.Split('\t');
            answers.WriteLine(Answer + (FirstFailure(parts[0], parts[1..]) is { } failure ? $"killed\t{failure}" : "survived"));
            answers.Flush();
        }
        return 0;
    }

    /// <summary>The first check that fails and what it says; null when all hold.</summary>
    private static string? FirstFailure(string subject, string[] paths)
    {
        var library = new AssemblyLoadContext(null);                    // not collectible: such code is never compiled the quick way
        string running = "loading";
        try
        {
            foreach (string path in paths) library.LoadFromStream(new MemoryStream(File.ReadAllBytes(path)));
            foreach (var (name, check) in ChecksOf(library, subject))
            {
                running = name;
                check();
            }
            return null;
        }
        catch (Exception failure)
        {
            return $"{running}: {Mutant.OneLine(failure.GetBaseException().Message)}";
        }
    }

    private static IEnumerable<(string, Action)> ChecksOf(AssemblyLoadContext library, string subject)
    {
        var checks = library.Assemblies.Select(a => a.GetType("Unrolled.Tests.Sequences.BackwardChecks")).OfType<Type>().Single();
        return (IEnumerable<(string, Action)>)checks.GetMethod("Of")!.Invoke(null, [subject])!;
    }
}
