using Unrolled.Numerics;
using Unrolled.Tests.Cells;

namespace Unrolled.Tests.Sequences;

[Collection(nameof(Workers))]
public class DeterminismTests(ITestOutputHelper output)
{
    // The double build asks the system for each exponential, one by one.
    private const int Steps = Precision.IsDouble ? 20 : 200, FewSteps = 2;

    private static readonly Dictionary<int, (string Cell, string Hash)[]> ours = [];

    public static TheoryData<string, int> Cells => new(from cell in Hashes.Of.Keys from B in new[] { 17, 32 } select (cell, B));

    [Theory, MemberData(nameof(Cells))]
    public void One_thread_and_two_give_the_same_bits(string cell, int B)
    {
        int threads = Workers.Threads;
        try
        {
            Workers.Threads = 1;
            string one = Hashes.Of[cell](B, Steps);
            Workers.Threads = 2;
            Assert.Equal(one, Hashes.Of[cell](B, Steps));
        }
        finally
        {
            Workers.Threads = threads;
        }
    }

    /// <summary>Runs this test program again and compares what it prints: once as it is, with wide vectors switched off, with another number of threads.</summary>
    /// <remarks>Without AVX2 there is no fused multiply-add either, and the runtime computes each by itself: far fewer steps.</remarks>
    [Theory]
    [InlineData("UNROLLED_ANOTHER_RUN", "1", Steps)]
    [InlineData("DOTNET_EnableAVX512", "0", Steps)]
    [InlineData("DOTNET_EnableAVX2", "0", FewSteps)]
    [InlineData("UNROLLED_THREADS", "1", Steps)]
    [InlineData("UNROLLED_THREADS", "2", Steps)]
    public void Another_process_gives_the_same_bits(string variable, string value, int steps)
    {
        using var child = TestProgram.Start((variable, value), (HashPrinter.Asked, $"{steps}"));
        string printed = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        output.WriteLine(printed);
        if (!ours.ContainsKey(steps)) ours[steps] = [.. Hashes.Of.Select(c => (c.Key, c.Value(17, steps)))];
        foreach (var (cell, hash) in ours[steps]) Assert.Contains($"{cell}={hash}", printed);
    }

#if !DOUBLE
    /// <summary>On every machine, now and later. The double build asks the system for its exponentials, so it makes no such promise.</summary>
    [Fact]
    public void An_LSTM_ends_with_the_bits_it_has_always_ended_with() =>
        Assert.Equal("70CD18E777BAE6054B98273E0F815E8D63F498B8CB74DDC802E2E59ED56BEBA6", Hashes.Of["Lstm"](17, Steps));
#endif
}

/// <summary>This program as a child of <see cref="DeterminismTests"/>: it prints the hashes instead of testing.</summary>
internal static class HashPrinter
{
    /// <summary>The variable that asks, and says after how many steps.</summary>
    public const string Asked = "UNROLLED_PRINT_HASHES";

    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void PrintIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Asked) is not { } steps) return;
        foreach (var (cell, hash) in Hashes.Of) Console.WriteLine($"{cell}={hash(17, int.Parse(steps))}");
        Environment.Exit(0);
    }
}

internal static class Hashes
{
    /// <summary>For each cell: the hash of every parameter after training on B sequences for so many steps.</summary>
    public static readonly SortedDictionary<string, Func<int, int, string>> Of = new(CellChecks.All.ToDictionary(c => c.Key, c => (Func<int, int, string>)c.Value.Train), StringComparer.Ordinal)
    {
        ["every optimiser"] = (B, _) => Training.OptimizerHash.Of(B),
    };

    static Hashes() => Workers.Grain = 1;
}
