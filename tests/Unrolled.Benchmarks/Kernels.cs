using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Benchmarks;

/// <summary>C (4H × B) += U (4H × H) · h (H × B), weights packed; beside it MathNet's managed product.</summary>
public unsafe class ProductBenchmarks
{
    private readonly Storage h = new(), c = new();
    private readonly Packed packed = new();
    private Matrix<float> U = null!, H = null!;

    [Params(32, 128, 512)] public int Hidden { get; set; }

    [Params(1, 32)] public int Batch { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var weights = new Parameter("U", 4 * Hidden, Hidden).Uniform(1, new Random64(1));
        (U, H) = (weights.Value, Matrix<float>.Build.Random(Hidden, Batch, 1));
        packed.Pack(weights.Values, 4, Hidden, Hidden);
        h.Ensure(Hidden * Batch);
        c.Ensure(4 * Hidden * Batch);
    }

    [Benchmark] public void Ours() => packed.Multiply(Batch, h.Pointer, Hidden, c.Pointer, 4 * Hidden);

    [Benchmark(Baseline = true)] public Matrix<float> MathNet() => U * H;
}

/// <summary>4,096 values of a function; beside it the system's, number by number.</summary>
public class FunctionBenchmarks
{
    private readonly float[] x = [.. Enumerable.Range(0, 4096).Select(i => i / 512f - 4)], y = new float[4096];

    [Benchmark] public void Tanh() { for (int i = 0; i < x.Length; i += Lane.Width) Functions.Tanh(Lane.Load(x, i)).Store(y, i); }

    [Benchmark] public void Sigmoid() { for (int i = 0; i < x.Length; i += Lane.Width) Functions.Sigmoid(Lane.Load(x, i)).Store(y, i); }

    [Benchmark] public void Exp() { for (int i = 0; i < x.Length; i += Lane.Width) Functions.Exp(Lane.Load(x, i)).Store(y, i); }

    [Benchmark(Baseline = true)] public void SystemTanh() { for (int i = 0; i < x.Length; i++) y[i] = MathF.Tanh(x[i]); }

    [Benchmark] public double LogSum() => Softmax.LogSum(x.AsSpan(0, 64));
}

/// <summary>A cell's equations over 4,096 units, and back.</summary>
public unsafe class CellBenchmarks
{
    private const int Units = 4096;
    private readonly Storage a = new Storage().Ensure(8 * Units), s = new Storage().Ensure(8 * Units), p = new Storage().Ensure(8 * Units);
    private CellKernel cell = null!;

    [Params("Elman", "Gru", "Lstm", "PeepholeLstm")] public string Cell { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => cell = Cell switch { "Elman" => Of<Elman>(), "Gru" => Of<Gru>(), "Lstm" => Of<Lstm>(), _ => Of<PeepholeLstm>() };

    [Benchmark] public void Forward() => cell.Forward(a.Pointer, s.Pointer, s.Pointer + 2 * Units, p.Pointer, Units);

    [Benchmark] public void Backward() => cell.Backward(a.Pointer, s.Pointer, s.Pointer + 2 * Units, s.Pointer + 4 * Units, p.Pointer, Units);

    private static CellKernel Of<TCell>() where TCell : ICell => TCell.Kernel;
}

/// <summary>One step over 100,000 weights, and the clipping before it.</summary>
public class OptimizerBenchmarks
{
    private readonly Parameter weights = new Parameter("w", 1000, 100).Uniform(1, new Random64(1));
    private readonly Optimizer adam, sgd;

    public OptimizerBenchmarks()
    {
        Workers.Threads = 1;
        (adam, sgd) = (new Adam(1e-3, [weights]), new Sgd(1e-3, 0.9, [weights]));
    }

    [Benchmark] public void AdamStep() => adam.Step();

    [Benchmark] public void SgdStep() => sgd.Step();

    [Benchmark] public double ClipByNorm() => Clip.ByNorm(adam.Parameters, 5);
}
