using System.Diagnostics;
using Unrolled.Numerics;

namespace Unrolled.Tests.Layers;

[Collection(nameof(Workers))]
public class LayerDeterminismTests
{
    public static TheoryData<string, int> Nets => new(from net in LayerHashes.Of.Keys from B in new[] { 1, 17 } select (net, B));

    [Theory, MemberData(nameof(Nets))]
    public void Any_number_of_threads_gives_the_same_bits(string net, int B)
    {
        var before = (Workers.Threads, Workers.Grain);
        try
        {
            Workers.Grain = 1;
            var hashes = new string[3];
            for (int threads = 1; threads <= 3; threads++)
            {
                Workers.Threads = threads;
                hashes[threads - 1] = LayerHashes.Of[net](B);
            }
            Assert.Equal([hashes[0], hashes[0], hashes[0]], hashes);
        }
        finally
        {
            (Workers.Threads, Workers.Grain) = before;
        }
    }

    /// <summary>Runs this test program again with other vectors and compares what it prints.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_EnableAVX2", "0")]
    public void Another_vector_width_gives_the_same_bits(string variable, string value)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(LayerHashes).Assembly.Location);
        (start.Environment[variable], start.Environment[Asked]) = (value, "1");
        using var child = Process.Start(start)!;
        string printed = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.All(LayerHashes.Of, net => Assert.Contains($"{net.Key}={net.Value(17)}", printed));
    }

    private const string Asked = "UNROLLED_PRINT_LAYER_HASHES";

    [System.Runtime.CompilerServices.ModuleInitializer]
    internal static void PrintIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Asked) is null) return;
        foreach (var (net, hash) in LayerHashes.Of) Console.WriteLine($"{net}={hash(17)}");
        Environment.Exit(0);
    }
}
