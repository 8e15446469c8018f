using Unrolled.Sequences;

namespace Unrolled.Figures;

public static partial class Diagrams
{
    /// <summary>A recurrent layer unrolled in time, from what its tape recorded; longer sequences and vectors are refused (<see cref="UnrolledNet.MostSteps"/>, <see cref="UnrolledNet.MostUnits"/>).</summary>
    /// <param name="x">The inputs (D × tokens).</param>
    /// <param name="tape">The tape of the layer's Forward over them.</param>
    /// <param name="y">The predictions (V × tokens), or null.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the structure cannot say; the text alternative says all else by itself.</param>
    /// <param name="b">Which sequence, from 0.</param>
    /// <param name="symbols">What each input stands for, written under it.</param>
    /// <exception cref="ArgumentException">There are too many steps or values to be read, or no such sequence.</exception>
    public static UnrolledNet Unrolled(Signal x, RecurrentTape tape, Signal? y, string title, string alt = "", int b = 0, IEnumerable<string>? symbols = null)
    {
        const string who = "Diagrams.Unrolled";
        Signal h = Require.NotNull(tape, who, "a tape").Y, inputs = Require.NotNull(x, who, "inputs");
        if (b < 0 || b >= h.Batch.B) throw new ArgumentException($"{who} \"{title}\": sequence b should be in 0 … {h.Batch.B - 1} but is {b}.");
        if (!inputs.Batch.SameShape(h.Batch) || y is not null && !y.Batch.SameShape(h.Batch)) throw new ArgumentException($"{who} \"{title}\": the tape holds {h.Batch}, x {inputs.Batch}{(y is null ? "" : $", y {y.Batch}")}; all must come from the same batch.");
        int T = h.Batch.Lengths[b];
        return Charts.Unrolled(Vectors(inputs), Vectors(h).Prepend(Copy(tape.Earlier("h", 0, b))), y is null ? null : Vectors(y), title, alt, symbols);

        IEnumerable<IEnumerable<double>> Vectors(Signal signal) => Enumerable.Range(0, T).Select(t => Copy(signal[t, b]));

        static IEnumerable<double> Copy(ReadOnlySpan<Real> vector)
        {
            var copy = new double[vector.Length];
            for (int i = 0; i < copy.Length; i++) copy[i] = vector[i];
            return copy;
        }
    }
}
