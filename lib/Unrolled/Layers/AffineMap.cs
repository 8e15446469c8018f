using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>The work of y = W x + b on any run of tokens, for all layers that need it. It lives on a tape; the parameters are the layer's.</summary>
/// <remarks><code>
/// forward    y = W x + b                  for the tokens asked for
/// backward   dx = Wᵀ dy                   for the tokens asked for
/// finish     dW += Σ dy xᵀ   db += Σ dy   once over all tokens, in order: the same bits whether the steps came one by one or together
/// </code></remarks>
internal sealed unsafe class AffineMap
{
    private readonly Packed weights = new(), transposed = new();
    private readonly Storage start = new(), dBias = new(), dx = new();
    private readonly Action<int> forwardPart, backwardPart, finishPart;
    private GradientSums[] sums = [];
    private Signal own = null!;
    private Parameter weight = null!;
    private Parameter? bias;
    private Signal x = null!;
    private int first, count, parts;

    public AffineMap() => (forwardPart, backwardPart, finishPart) = (ForwardPart, BackwardPart, FinishPart);

    /// <summary>Whether the weights are known never to change: then they are packed once.</summary>
    public bool Frozen
    {
        set => weights.Frozen = value;
    }

    /// <summary>W x + b.</summary>
    public Signal Y { get; private set; } = null!;

    /// <summary>∂L/∂y: what <see cref="BeginBack"/> was given, or else room that the layer fills before <see cref="Backward"/>.</summary>
    public Signal DY { get; private set; } = null!;

    /// <summary>∂L/∂x.</summary>
    public Signal DX { get; private set; } = null!;

    private int Outputs => weight.Rows;

    private int Inputs => weight.Columns;

    /// <summary>Packs W and lays out y; the tokens of x are read when they are asked for.</summary>
    public void Begin(Parameter weight, Parameter? bias, Signal x)
    {
        if (!ReferenceEquals(this.weight, weight))
        {
            this.weight = weight;
            Y = Padded(new(), Outputs);
            own = Padded(new(), Outputs);
            DX = Padded(dx, Inputs);
        }
        (this.bias, this.x) = (bias, x);
        weights.Pack(weight.Values, 1, Outputs, Inputs);
        start.Ensure(Y.Stride).Clear(Y.Stride);
        bias?.Values.CopyTo(start.Span);
        Y.Resize(x.Batch);
    }

    public void Forward(int token, int count)
    {
        Split(token, count);
        Workers.Run(parts, forwardPart);
    }

    private void ForwardPart(int part)
    {
        var (from, to) = Workers.Range(count, part, parts);
        Real* y = Y.Pointer + (long)(first + from) * Y.Stride;
        for (int i = 0; i < to - from; i++) start.Span[..Y.Stride].CopyTo(new(y + (long)i * Y.Stride, Y.Stride));
        weights.Multiply(to - from, x.Pointer + (long)(first + from) * x.Stride, x.Stride, y, Y.Stride);                     // y = b + W x
    }

    /// <summary>Packs Wᵀ and lays out dx.</summary>
    /// <param name="dy">∂L/∂y, or null for <see cref="DY"/> to be filled.</param>
    public void BeginBack(Signal? dy = null)
    {
        transposed.PackTransposed(weights);
        DY = dy ?? own.Resize(x.Batch);
        DX.Resize(x.Batch);
    }

    public void Backward(int token, int count)
    {
        Split(token, count);
        Workers.Run(parts, backwardPart);
    }

    private void BackwardPart(int part)
    {
        var (from, to) = Workers.Range(count, part, parts);
        DX.Clear(first + from, to - from);
        transposed.Multiply(to - from, DY.Pointer + (long)(first + from) * DY.Stride, DY.Stride, DX.Pointer + (long)(first + from) * DX.Stride, DX.Stride);      // dx = Wᵀ dy
    }

    public void Finish()
    {
        int panels = Y.Stride / Storage.Panel;
        dBias.Ensure(Y.Stride).Clear(Y.Stride);
        if (sums.Length < panels) sums = [.. Enumerable.Range(0, panels).Select(_ => new GradientSums())];
        Workers.Run(parts = Workers.Parts(Work(x.Batch.Tokens), panels), finishPart);
        if (bias is not null) Vectors.Add(dBias.Span[..Outputs], bias.Gradients);
    }

    private void FinishPart(int part)
    {
        var (first, end) = Workers.Range(Y.Stride / Storage.Panel, part, parts);
        int row = first * Storage.Panel, rows = Math.Min(end * Storage.Panel, Outputs) - row, tokens = x.Batch.Tokens;
        for (int token = 0; token < tokens; token += GradientSums.Block)
        {
            sums[part].Begin(Math.Min(GradientSums.Block, tokens - token), Y.Stride);
            sums[part].Left(0, DY.Pointer + (long)token * DY.Stride + row, DY.Stride, rows, dBias.Pointer + row);
            sums[part].Right(x.Pointer + (long)token * x.Stride, x.Stride, [], Inputs);
            sums[part].Multiply(0, rows, Inputs, weight.GradientPointer + row, Outputs);                                     // dW += dy xᵀ
        }
    }

    /// <summary>So many rows of ∂L/∂x as a signal of their own, on the same memory; its window says from which row on.</summary>
    public Signal RowsOfDX(int count) => new(dx, count, DX.Stride);

    private void Split(int token, int count) => (first, this.count, parts) = (token, count, Workers.Parts(Work(count), count));

    private long Work(int count) => (long)count * Inputs * Outputs;

    private static Signal Padded(Storage storage, int rows) => new(storage, rows, Storage.Padded(rows));
}
