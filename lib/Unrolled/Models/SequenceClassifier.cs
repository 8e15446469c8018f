using MathNet.Numerics.LinearAlgebra;
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Models;

/// <summary>Reads a sequence to its end, and then says which of K classes it is of: any net over sequences, and a read-out of its last state.</summary>
/// <remarks><code>
/// forward    h⟨1⟩ … h⟨T⟩ = net(x)       z = V h⟨T⟩ + c       ŷ = softmax(z)       L = mean over sequences of −ln ŷ_label
/// backward   dz = (ŷ − y) / B           dV += Σ dz h⟨T⟩ᵀ     dc += Σ dz           dh⟨T⟩ = Vᵀ dz, back through the net
/// </code>
/// x (D × tokens), z and ŷ (K × B), V (K × N), c (K); each sequence has its own T. With two directions h⟨T⟩ is
/// <see cref="SequenceTape.Last"/>: the end as read from the beginning, above the beginning as read from the end.
/// <para>Parameters bear the names rnn.weight_ih …, readout.weight, readout.bias, as of a PyTorch module with these members.</para>
/// </remarks>
public sealed class SequenceClassifier
{
    /// <param name="net">Reads the sequences; its parameters get "rnn." before their names.</param>
    /// <param name="classes">K.</param>
    /// <param name="random">Where the read-out's first weights come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes.</exception>
    public SequenceClassifier(SequenceNet net, int classes, Random64 random)
    {
        if (classes < 2) throw new ArgumentOutOfRangeException(nameof(classes), $"SequenceClassifier: there should be at least 2 classes to choose from, but {classes} was asked for. A yes or no is 2.");
        (Net, Readout) = (net, new(net.Outputs, classes, random));
        Parameter.Rename(Net.Parameters, "rnn.");
        Parameter.Rename(Readout.Parameters, "readout.");
        Parameters = [.. Net.Parameters, .. Readout.Parameters];
    }

    /// <summary>The net that reads.</summary>
    public SequenceNet Net { get; }

    /// <summary>The read-out, from the last state to logits: V and c.</summary>
    public Dense Readout { get; }

    /// <summary>Everything that is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>K.</summary>
    public int Classes => Readout.Weight.Rows;

    /// <summary>A tape for this model.</summary>
    public SequenceClassifierTape NewTape() => new(Net.NewTape());

    /// <summary>z of every sequence.</summary>
    /// <param name="tape">A tape of this model; reuse it.</param>
    /// <param name="x">The symbols, each in 0 … D − 1, read as one-hot.</param>
    /// <returns>The logits (K × B, one step), in the caller's order; overwritten by the next Forward.</returns>
    /// <exception cref="ArgumentException">A symbol outside 0 … D − 1.</exception>
    public Signal Forward(SequenceClassifierTape tape, Tokens x)
    {
        Net.Forward(tape.Net, x);
        return Readout.Forward(tape.Readout, tape.Net.Last);
    }

    /// <summary>The same for vectors x⟨t⟩ (D × tokens); they must keep their values until Backward.</summary>
    /// <exception cref="ArgumentException">x has other rows than D.</exception>
    public Signal Forward(SequenceClassifierTape tape, Signal x)
    {
        Net.Forward(tape.Net, x);
        return Readout.Forward(tape.Readout, tape.Net.Last);
    }

    /// <summary>Back from ∂L/∂z (K × B); adds to every parameter's gradient.</summary>
    public void Backward(SequenceClassifierTape tape, Signal dLogits) => Net.Backward(tape.Net, dLast: Readout.Backward(tape.Readout, dLogits));

    /// <summary>The mean loss in nats.</summary>
    /// <param name="tape">A tape of this model; reuse it.</param>
    /// <param name="x">The symbols.</param>
    /// <param name="labels">The right class of each sequence, in 0 … K − 1: <see cref="Tokens.Labels"/>.</param>
    /// <exception cref="ArgumentException">A symbol or a label is out of range, or there is not one label for each sequence.</exception>
    public double Loss(SequenceClassifierTape tape, Tokens x, Tokens labels) => tape.CrossEntropy.Forward(Forward(tape, x), labels);

    /// <inheritdoc cref="Loss(SequenceClassifierTape, Tokens, Tokens)"/>
    public double Loss(SequenceClassifierTape tape, Signal x, Tokens labels) => tape.CrossEntropy.Forward(Forward(tape, x), labels);

    /// <summary>The mean loss in nats, and its gradients.</summary>
    /// <inheritdoc cref="Loss(SequenceClassifierTape, Tokens, Tokens)"/>
    public double LossAndGradients(SequenceClassifierTape tape, Tokens x, Tokens labels) => Back(tape, Loss(tape, x, labels));

    /// <inheritdoc cref="LossAndGradients(SequenceClassifierTape, Tokens, Tokens)"/>
    public double LossAndGradients(SequenceClassifierTape tape, Signal x, Tokens labels) => Back(tape, Loss(tape, x, labels));

    /// <summary>ŷ of every sequence (K × B), one sequence in each column.</summary>
    public Matrix<Real> Probabilities(SequenceClassifierTape tape, Tokens x) => Probabilities(Forward(tape, x));

    /// <inheritdoc cref="Probabilities(SequenceClassifierTape, Tokens)"/>
    public Matrix<Real> Probabilities(SequenceClassifierTape tape, Signal x) => Probabilities(Forward(tape, x));

    private double Back(SequenceClassifierTape tape, double L)
    {
        Backward(tape, tape.CrossEntropy.Backward());
        return L;
    }

    private static Matrix<Real> Probabilities(Signal z)
    {
        var ŷ = Matrix<Real>.Build.Dense(z.Rows, z.Batch.B);
        var column = new Real[z.Rows];
        for (int b = 0; b < z.Batch.B; b++)
        {
            Softmax.Of(z[0, b], Softmax.LogSum(z[0, b]), 1, column);
            ŷ.SetColumn(b, column);
        }
        return ŷ;
    }

    public override string ToString() => $"SequenceClassifier({Net}, {Classes} classes)";
}
