using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>A dense (affine) layer, applied to every token alike: the read-out of a recurrent net.</summary>
/// <remarks><code>
/// forward    y = W x + b                                       x (D × tokens), y (N × tokens), W (N × D), b (N)
/// backward   dx = Wᵀ dy       dW += Σ dy xᵀ       db += Σ dy     sums over all tokens, in order
/// </code>PyTorch's nn.Linear: weight and bias, uniform in ±1/√D at the start.</remarks>
public sealed unsafe class Dense
{
    private readonly Parameter? bias;
    private readonly int rows;                                     // N, padded to panels

    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="outputs">N, the rows of y.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="bias">Whether there is a b; without one y = W x.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public Dense(int inputs, int outputs, Random64 random, bool bias = true)
    {
        rows = Storage.Padded(outputs);
        (Weight, this.bias) = (new("weight", outputs, inputs), bias ? new("bias", outputs, 1) : null);
        foreach (var parameter in Parameters) parameter.Uniform(1 / Math.Sqrt(inputs), random);
    }

    /// <summary>W (N × D).</summary>
    public Parameter Weight { get; }

    /// <summary>b (N × 1).</summary>
    /// <exception cref="InvalidOperationException">The layer was made without one.</exception>
    public Parameter Bias => bias ?? throw new InvalidOperationException($"{this}: it was made without a bias.");

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters => bias is null ? [Weight] : [Weight, bias];

    private int Outputs => Weight.Rows;

    private int Inputs => Weight.Columns;

    /// <summary>y = W x + b.</summary>
    /// <param name="tape">Where y goes and what Backward needs; reuse it.</param>
    /// <param name="x">The input (D × tokens); it must keep its values until Backward.</param>
    /// <returns>y (N × tokens), overwritten by the next Forward on this tape.</returns>
    /// <exception cref="ArgumentException">x has other rows than D.</exception>
    public Signal Forward(DenseTape tape, Signal x)
    {
        x.Expect(this, "x", Inputs, null);
        if (!ReferenceEquals(tape.Owner, this)) Own(tape);
        tape.Prepare(this, x, Inputs, Outputs);
        tape.Weights.Pack(Weight.Values, 1, Outputs, Inputs);
        tape.Bias.Ensure(tape.Y.Stride).Clear(tape.Y.Stride);
        bias?.Values.CopyTo(tape.Bias.Span);
        Workers.Run(tape.Parts = Parts(x, x.Batch.Tokens), tape.ForwardPart);
        return tape.Y;
    }

    private static void ForwardPart(DenseTape tape, int part)
    {
        var (from, to) = Workers.Range(tape.X.Batch.Tokens, part, tape.Parts);
        Real* y = tape.Y.Pointer + (long)from * tape.Y.Stride;
        for (int token = from; token < to; token++) tape.Bias.Span[..tape.Y.Stride].CopyTo(new(y + (long)(token - from) * tape.Y.Stride, tape.Y.Stride));
        tape.Weights.Multiply(to - from, tape.X.Pointer + (long)from * tape.X.Stride, tape.X.Stride, y, tape.Y.Stride);          // y = b + W x
    }

    /// <summary>dx = Wᵀ dy; adds to the gradients of W and b.</summary>
    /// <param name="tape">The tape of Forward.</param>
    /// <param name="dy">∂L/∂y (N × tokens).</param>
    /// <returns>∂L/∂x (D × tokens), overwritten by the next Backward on this tape.</returns>
    /// <exception cref="ArgumentException">dy does not match the last Forward.</exception>
    public Signal Backward(DenseTape tape, Signal dy)
    {
        if (!ReferenceEquals(tape.Owner, this)) throw new InvalidOperationException($"{this}: Backward needs the tape on which this layer ran Forward.");
        dy.Expect(this, "dy", Outputs, tape.X.Batch);
        tape.DY = dy;
        tape.Transposed.PackTransposed(tape.Weights);
        Workers.Run(tape.Parts = Parts(dy, dy.Batch.Tokens), tape.InputPart);
        tape.DBias.Ensure(rows).Clear(rows);
        Workers.Run(tape.Parts = Parts(dy, rows / Storage.Panel), tape.WeightPart);
        if (bias is not null) Add(tape.DBias.Span[..Outputs], bias.Gradients);
        return tape.DX;
    }

    private static void InputPart(DenseTape tape, int part)
    {
        var (from, to) = Workers.Range(tape.DY.Batch.Tokens, part, tape.Parts);
        Real* dx = tape.DX.Pointer + (long)from * tape.DX.Stride;
        new Span<Real>(dx, (to - from) * tape.DX.Stride).Clear();
        tape.Transposed.Multiply(to - from, tape.DY.Pointer + (long)from * tape.DY.Stride, tape.DY.Stride, dx, tape.DX.Stride);   // dx = Wᵀ dy
    }

    private void WeightPart(DenseTape tape, int part)
    {
        var (first, end) = Workers.Range(rows / Storage.Panel, part, tape.Parts);
        int row = first * Storage.Panel, count = Math.Min(end * Storage.Panel, Outputs) - row, tokens = tape.DY.Batch.Tokens;
        for (int token = 0; token < tokens; token += GradientSums.Block)
        {
            tape.Sums[part].Begin(Math.Min(GradientSums.Block, tokens - token), rows, Inputs);
            tape.Sums[part].Left(0, tape.DY.Pointer + (long)token * tape.DY.Stride + row, tape.DY.Stride, count, tape.DBias.Pointer + row);
            tape.Sums[part].Right(tape.X.Pointer + (long)token * tape.X.Stride, tape.X.Stride, [], Inputs);
            tape.Sums[part].Multiply(0, count, Inputs, Weight.GradientPointer + row, Outputs);                                    // dW += dy xᵀ
        }
    }

    private static void Add(ReadOnlySpan<Real> from, Span<Real> to)
    {
        for (int i = 0; i < from.Length; i += Lane.Width) (Lane.Load(to, i) + Lane.Load(from, i)).Store(to, i);
    }

    private int Parts(Signal of, int most) => Workers.Parts((long)of.Batch.Tokens * Inputs * Outputs, most);

    private void Own(DenseTape tape)                               // apart from Forward, so that the closures are made only once
    {
        tape.ForwardPart = part => ForwardPart(tape, part);
        tape.InputPart = part => InputPart(tape, part);
        tape.WeightPart = part => WeightPart(tape, part);
        tape.Sums = [.. Enumerable.Range(0, rows / Storage.Panel).Select(_ => new GradientSums())];
    }

    public override string ToString() => $"Dense({Inputs} → {Outputs})";
}
