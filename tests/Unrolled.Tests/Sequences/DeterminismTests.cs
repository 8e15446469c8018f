using Unrolled.Numerics;
using Unrolled.Tests.Cells;

namespace Unrolled.Tests.Sequences;

[Collection(nameof(Workers))]
public class DeterminismTests(ITestOutputHelper output)
{
    private static readonly Lazy<(string Cell, string Hash)[]> ours = new(() => [.. Hashes.Of.Select(c => (c.Key, c.Value(17)))]);

    public static TheoryData<string, int> Cells => new(from cell in Hashes.Of.Keys from B in new[] { 1, 17, 32 } select (cell, B));

    [Theory, MemberData(nameof(Cells))]
    public void One_thread_and_two_give_the_same_bits(string cell, int B)
    {
        int threads = Workers.Threads;
        try
        {
            Workers.Threads = 1;
            string one = Hashes.Of[cell](B);
            Workers.Threads = 2;
            Assert.Equal(one, Hashes.Of[cell](B));
            Workers.Threads = 3;
            Assert.Equal(one, Hashes.Of[cell](B));
        }
        finally
        {
            Workers.Threads = threads;
        }
    }

    /// <summary>Runs this test program again with wide vectors switched off and compares what it prints.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("UNROLLED_THREADS", "1")]
    [InlineData("UNROLLED_THREADS", "2")]
    public void Another_process_gives_the_same_bits(string variable, string value)
    {
        using var child = TestProgram.Start((variable, value), (HashPrinter.Asked, "1"));
        string printed = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        output.WriteLine(printed);
        foreach (var (cell, hash) in ours.Value) Assert.Contains($"{cell}={hash}", printed);
    }
}

/// <summary>This program as a child of <see cref="DeterminismTests"/>: it prints the hashes instead of testing.</summary>
internal static class HashPrinter
{
    public const string Asked = "UNROLLED_PRINT_HASHES";

    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void PrintIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Asked) is null) return;
        foreach (var (cell, hash) in Hashes.Of) Console.WriteLine($"{cell}={hash(17)}");
        Environment.Exit(0);
    }
}

internal static class Hashes
{
    /// <summary>For each cell: the hash of every parameter after 100 training steps on sequences of different lengths.</summary>
    public static readonly SortedDictionary<string, Func<int, string>> Of = new(CellChecks.All.ToDictionary(c => c.Key, c => (Func<int, string>)c.Value.Train))
    {
        ["every optimiser"] = Training.OptimizerHash.Of,
    };

    static Hashes() => Workers.Grain = 1;
}
