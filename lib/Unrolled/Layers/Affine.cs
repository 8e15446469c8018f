using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>The work of y = W x + b on any run of tokens, for layers that go step by step. It lives on a tape; the parameters are the layer's.</summary>
/// <remarks><code>
/// forward    y = W x + b                  for the tokens asked for
/// backward   dx = Wᵀ dy                   for the tokens asked for
/// finish     dW += Σ dy xᵀ   db += Σ dy   once over all tokens, in order: the same bits whether the steps came one by one or together
/// </code></remarks>
internal sealed unsafe class Affine
{
    private readonly Packed weights = new(), transposed = new();
    private readonly Storage dWeight = new(), dx = new();
    private Parameter weight = null!;
    private Parameter? bias;
    private Signal x = null!;

    /// <summary>W x + b.</summary>
    public Signal Y { get; private set; } = null!;

    /// <summary>∂L/∂y: the layer writes it before <see cref="Backward"/>.</summary>
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
            DY = Padded(new(), Outputs);
            DX = Padded(dx, Inputs);
        }
        (this.bias, this.x) = (bias, x);
        weights.Pack(weight.Values, 1, Outputs, Inputs);
        Y.Resize(x.Batch);
    }

    public void Forward(int token, int count)
    {
        for (int i = token; i < token + count; i++)
            if (bias is null) Y.Token(i).Clear();
            else bias.Values.CopyTo(Y.Token(i));
        weights.Multiply(count, x.Pointer + token * x.Stride, x.Stride, Y.Pointer + token * Y.Stride, Y.Stride);
    }

    public void BeginBack()
    {
        transposed.PackTransposed(weight.Values, Outputs, Inputs);
        DY.Resize(x.Batch);
        DX.Resize(x.Batch);
    }

    public void Backward(int token, int count)
    {
        new Span<Real>(DX.Pointer + token * DX.Stride, count * DX.Stride).Clear();
        transposed.Multiply(count, DY.Pointer + token * DY.Stride, DY.Stride, DX.Pointer + token * DX.Stride, DX.Stride);
    }

    public void Finish()
    {
        int rows = DY.Stride, tokens = x.Batch.Tokens;
        dWeight.Ensure(rows * Inputs).Clear(rows * Inputs);
        Products.Accumulate(rows, Inputs, tokens, DY.Pointer, Storage.Panel, rows, x.Pointer, x.Stride, 1, dWeight.Pointer, rows);
        for (int column = 0; column < Inputs; column++)
            Vectors.Add(1, dWeight.Array.AsSpan(column * rows, Outputs), weight.Gradients.AsSpan(column * Outputs, Outputs));
        for (int token = 0; bias is not null && token < tokens; token++) Vectors.Add(1, DY.Token(token), bias.Gradients);
    }

    /// <summary>So many rows of ∂L/∂x as a signal of their own, on the same memory; its window says from which row on.</summary>
    public Signal RowsOfDX(int count) => new(dx, count, DX.Stride);

    private static Signal Padded(Storage storage, int rows) => new(storage, rows, Storage.Padded(rows));
}
