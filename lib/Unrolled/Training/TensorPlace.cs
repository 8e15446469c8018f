using Unrolled.Numerics;
using Unrolled.Safetensors;
using Unrolled.Sequences;

namespace Unrolled.Training;

/// <summary>Numbers of this process that a tensor of a file holds.</summary>
internal abstract class TensorPlace(string name)
{
    public string Name => name;

    /// <summary>The shape the tensor should have, for messages.</summary>
    public abstract string Shape { get; }

    public abstract Tensor Write();

    public abstract void Read(Tensor tensor);

    /// <summary>Why the tensor does not belong here, or null.</summary>
    public virtual string? Misfit(Tensor tensor)
    {
        if (!Fits(tensor.Shape)) return $"{name}: expected the shape {Shape}, got {tensor.ShapeText}";
        if (!TensorType.IsReal(tensor.Type)) return $"{name}: expected F64, F32, F16 or BF16, got {tensor.Type}";
        if (typeof(Real) == typeof(float) && tensor.Type == TensorType.F64) return $"{name}: expected at most F32, got F64, which float would round; use the double build (unrolled-double.csx)";
        return null;
    }

    protected abstract bool Fits(IReadOnlyList<long> shape);
}

/// <summary>A parameter's weights, or its averages, in PyTorch's shape: (rows × columns) row-major; a bias is a vector.</summary>
internal sealed class WeightsPlace(string name, Parameter like, Real[] values) : TensorPlace(name)
{
    private readonly long[] shape = ShapeOf(like);

    public override string Shape => Tensor.Text(shape);

    private bool AsItStands => like.Transposed || like.Columns == 1;

    public override Tensor Write()
    {
        if (AsItStands) return new(Name, values, shape);
        var rows = new Real[values.Length];
        for (int r = 0; r < like.Rows; r++)
            for (int c = 0; c < like.Columns; c++) rows[r * like.Columns + c] = values[c * like.Rows + r];
        return new(Name, rows, shape);
    }

    public override void Read(Tensor tensor)
    {
        double[] rows = tensor.ToDoubles();
        for (int r = 0, i = 0; r < like.Rows; r++)
            for (int c = 0; c < like.Columns; c++, i++) values[AsItStands ? i : c * like.Rows + r] = (Real)rows[i];
    }

    protected override bool Fits(IReadOnlyList<long> given) =>
        given.SequenceEqual(shape) || (like is { Columns: 1, Transposed: false } && given is [_] or [_, 1] && given[0] == like.Rows);

    /// <summary>One column is a vector, unless it is the weight of a single input: PyTorch's weight_ih is (4H × 1) then.</summary>
    private static long[] ShapeOf(Parameter like)
    {
        bool weight = like.Name[(like.Name.LastIndexOf('.') + 1)..].StartsWith("weight", StringComparison.Ordinal);
        if (like.Transposed) return [like.Columns, like.Rows];
        return like.Columns > 1 || weight ? [like.Rows, like.Columns] : [like.Rows];
    }
}

/// <summary>A signal: (tokens × rows) row-major, sequence after sequence in the caller's order.</summary>
internal sealed class SignalPlace(string name, Signal signal) : TensorPlace(name)
{
    public override string Shape => Tensor.Text([signal.Batch.Tokens, signal.Rows]);

    public override Tensor Write()
    {
        var rows = new Real[signal.Batch.Tokens * signal.Rows];
        int at = 0;
        foreach (var (b, t) in Tokens()) signal[t, b].CopyTo(rows.AsSpan(signal.Rows * at++));
        return new(Name, rows, signal.Batch.Tokens, signal.Rows);
    }

    public override void Read(Tensor tensor)
    {
        double[] rows = tensor.ToDoubles();
        int at = 0;
        foreach (var (b, t) in Tokens())
            foreach (ref Real entry in signal[t, b]) entry = (Real)rows[at++];
    }

    protected override bool Fits(IReadOnlyList<long> shape) => shape.SequenceEqual([signal.Batch.Tokens, signal.Rows]);

    private IEnumerable<(int B, int T)> Tokens()
    {
        for (int b = 0; b < signal.Batch.B; b++)
            for (int t = 0; t < signal.Batch.Lengths[b]; t++) yield return (b, t);
    }
}

/// <summary>A fixed number of reals.</summary>
internal sealed class VectorPlace(string name, Real[] values) : TensorPlace(name)
{
    public override string Shape => Tensor.Text([values.Length]);

    public override Tensor Write() => new(Name, values, values.Length);

    public override void Read(Tensor tensor)
    {
        double[] read = tensor.ToDoubles();
        for (int i = 0; i < values.Length; i++) values[i] = (Real)read[i];
    }

    protected override bool Fits(IReadOnlyList<long> shape) => shape.SequenceEqual([values.Length]);
}

/// <summary>A list of doubles, however long, such as a learning curve.</summary>
internal sealed class ListPlace(string name, List<double> values) : TensorPlace(name)
{
    public override string Shape => "[any]";

    public override Tensor Write() => new(Name, values.ToArray(), values.Count);

    public override void Read(Tensor tensor)
    {
        values.Clear();
        values.AddRange(tensor.ToDoubles());
    }

    public override string? Misfit(Tensor tensor) =>
        Fits(tensor.Shape) && tensor.Type == TensorType.F64 ? null : $"{Name}: expected F64 {Shape}, got {tensor.Type} {tensor.ShapeText}";

    protected override bool Fits(IReadOnlyList<long> shape) => shape.Count == 1;
}
