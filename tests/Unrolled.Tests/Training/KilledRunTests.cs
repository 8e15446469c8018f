using System.Runtime.CompilerServices;
using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Safetensors;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

/// <summary>A run killed again and again, at any moment, ends where an undisturbed one does, and its checkpoint can be read at each of those moments.</summary>
public class KilledRunTests(ITestOutputHelper output)
{
    private const int Kills = 20;

    [Fact]
    public void A_killed_and_resumed_run_ends_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run.safetensors");
        var undisturbed = new ShuffledRun();
        undisturbed.Finish(_ => { });
        var random = new Random64(3);
        int within = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            Assert.Null(Hash(path, lines: 1 + random.Next(14), microseconds: random.Next(4000)));
            if (File.Exists(folder.File(".run.safetensors.tmp"))) within++;
            if (File.Exists(path)) Readable(path);
        }
        Readable(path);
        Assert.Equal(undisturbed.Hash, Hash(path, int.MaxValue, 0));
        output.WriteLine($"{Kills} kills, {within} of them within a save");
    }

    /// <summary>Runs the child; kills it (SIGKILL) so long after so many updates. Returns the hash it printed, or null when it was killed.</summary>
    private static string? Hash(string path, int lines, int microseconds)
    {
        using var child = TestProgram.Start((ShuffledRunProgram.Asked, path));
        string? line = null;
        for (int n = 0; n < lines && (line = child.StandardOutput.ReadLine()) is not null; n++)
            if (line.StartsWith("hash ", StringComparison.Ordinal)) break;
        if (lines < int.MaxValue)
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            while (System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMicroseconds < microseconds) Thread.SpinWait(50);
            child.Kill();
        }
        child.WaitForExit();
        return line is not null && line.StartsWith("hash ", StringComparison.Ordinal) ? line[5..] : null;
    }

    private static void Readable(string path)
    {
        Assert.NotEmpty(TensorFile.Read(path).Tensors);
        var run = new ShuffledRun();
        run.Checkpoint.Load(path);
        Assert.InRange(run.Steps, 1, ShuffledRun.Updates);
    }
}

/// <summary>An LSTM that reads batches in an order shuffled anew in each epoch and carries its state from batch to batch.</summary>
internal sealed class ShuffledRun
{
    public const int Updates = 420, SaveEvery = 2;
    private const int Batches = 23, B = 4, T = 6, V = 5;

    private readonly Recurrent<Lstm> rnn = new(V, 17, new(1));
    private readonly Dense readout = new(17, V, new(2));
    private readonly RecurrentTape tape = new();
    private readonly DenseTape top = new();
    private readonly SoftmaxCrossEntropy loss = new();
    private readonly Random64 shuffle = new(3);
    private readonly (Signal X, Tokens Y)[] data;
    private readonly Carry carry;
    private readonly Trainer trainer;
    private int[] order = [];
    private int next = Batches;

    public ShuffledRun()
    {
        carry = rnn.NewCarry(B);
        data = [.. Enumerable.Range(0, Batches).Select(i => Data(new Random64(100 + i)))];
        trainer = new(new Adam(0.01, rnn.Parameters, readout.Parameters))
        {
            ClipNorm = 0.5, Schedule = new CosineDecay(0.01, Updates, warmUp: 20), Validate = () => Loss(data[0], null), ValidateEvery = 15, Patience = 1000,
        };
        Checkpoint = new Checkpoint(trainer).With("shuffle", shuffle).With("carry", carry).With("next", () => next, n => next = (int)n)
            .With("order", () => string.Join(' ', order), text => order = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);
    }

    public Checkpoint Checkpoint { get; }

    public int Steps => trainer.Steps;

    public string Hash => OptimizerHash.Hash([.. rnn.Parameters, .. readout.Parameters]);

    /// <summary>Trains to the end; says after each update that it was made.</summary>
    public void Finish(Action<int> made)
    {
        trainer.Every(1, () => made(trainer.Steps));
        trainer.Run(Updates, LossAndGradients);
    }

    private double LossAndGradients()
    {
        if (next == Batches)
        {
            order = [.. Enumerable.Range(0, Batches)];
            shuffle.Shuffle<int>(order);
            next = 0;
        }
        double L = Loss(data[order[next++]], carry);
        rnn.Backward(tape, readout.Backward(top, loss.Backward()));
        for (int b = 0; b < B; b++)
            foreach (string lane in new[] { "h", "c" }) tape.Final[lane][0, b].CopyTo(carry[lane][0, b]);
        return L;
    }

    private double Loss((Signal X, Tokens Y) batch, Carry? initial) => loss.Forward(readout.Forward(top, rnn.Forward(tape, batch.X, initial)), batch.Y);

    private static (Signal, Tokens) Data(Random64 random)
    {
        var (x, y) = (new Tokens(new Batch(T, B)), new Tokens(new Batch(T, B)));
        for (int b = 0; b < B; b++)
            for (int t = 0; t < T; t++) (x[t, b], y[t, b]) = (random.Next(V), random.Next(V));
        return (x.OneHot(V), y);
    }
}

/// <summary>This program as a child of <see cref="KilledRunTests"/>: it resumes the run of a checkpoint, says each update, and its hash at the end.</summary>
internal static class ShuffledRunProgram
{
    public const string Asked = "UNROLLED_RESUME_RUN";

    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Asked) is not { } path) return;
        var run = new ShuffledRun();
        if (File.Exists(path)) run.Checkpoint.Load(path);
        run.Finish(step =>
        {
            if (step % ShuffledRun.SaveEvery == 0) run.Checkpoint.Save(path);
            Console.WriteLine(step);
        });
        Console.WriteLine($"hash {run.Hash}");
        Environment.Exit(0);
    }
}
