using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Layers;

/// <summary>A dense (affine) layer, applied to every token alike: the read-out of a recurrent net.</summary>
/// <remarks><code>
/// forward    y = W x + b                                       x (D × tokens), y (N × tokens), W (N × D), b (N)
/// backward   dx = Wᵀ dy       dW += Σ dy xᵀ       db += Σ dy     sums over all tokens, in order
/// </code>PyTorch's nn.Linear: weight and bias, uniform in ±1/√D at the start.</remarks>
public sealed class Dense
{
    private readonly Parameter? bias;

    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="outputs">N, the rows of y.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="bias">Whether there is a b; without one y = W x.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public Dense(int inputs, int outputs, Random64 random, bool bias = true)
    {
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
        tape.Owner = this;
        tape.Affine.Begin(Weight, bias, x);
        tape.Affine.Forward(0, x.Batch.Tokens);
        return tape.Affine.Y;
    }

    /// <summary>dx = Wᵀ dy; adds to the gradients of W and b.</summary>
    /// <param name="tape">The tape of Forward.</param>
    /// <param name="dy">∂L/∂y (N × tokens).</param>
    /// <returns>∂L/∂x (D × tokens), overwritten by the next Backward on this tape.</returns>
    /// <exception cref="ArgumentException">dy does not match the last Forward.</exception>
    public Signal Backward(DenseTape tape, Signal dy)
    {
        if (!ReferenceEquals(tape.Owner, this)) throw new InvalidOperationException($"{this}: Backward needs the tape on which this layer ran Forward.");
        dy.Expect(this, "dy", Outputs, tape.Affine.Y.Batch);
        tape.Affine.BeginBack(dy);
        tape.Affine.Backward(0, dy.Batch.Tokens);
        tape.Affine.Finish();
        return tape.Affine.DX;
    }

    /// <summary>A layer of the same shape and weights.</summary>
    internal Dense Clone()
    {
        var copy = new Dense(Inputs, Outputs, new Random64(0), bias is not null);
        Parameter.Copy(Parameters, copy.Parameters);
        return copy;
    }

    public override string ToString() => $"Dense({Inputs} → {Outputs})";
}
