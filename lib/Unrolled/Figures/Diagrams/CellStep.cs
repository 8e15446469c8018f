using Unrolled.Sequences;

namespace Unrolled.Figures;

/// <summary>One unit's numbers at one step, by the letters of the cell's equations: i, f, g, o, c, h; c′ and h′ one step earlier.</summary>
public sealed class CellStep
{
    /// <param name="values">The numbers known; whatever follows from them by ⊙, +, 1 −, σ and tanh is worked out. <c>c'</c> and <c>c′</c> are the same letter.</param>
    /// <param name="where">Which unit and step they are of, for the caption.</param>
    public CellStep(IReadOnlyDictionary<string, double> values, string where = "") =>
        (Values, Where) = (Require.NotNull(values, "CellStep", "values").ToDictionary(v => v.Key.Replace('\'', '′'), v => v.Value), where.Trim());

    /// <summary>The numbers by letter.</summary>
    public IReadOnlyDictionary<string, double> Values { get; }

    /// <summary>Which unit and step they are of.</summary>
    public string Where { get; }

    /// <summary>What a tape recorded.</summary>
    /// <param name="tape">A tape after Forward; after Backward only one that <see cref="SequenceTape.Keep">keeps</see> its gates.</param>
    /// <param name="t">The step, from 0.</param>
    /// <param name="unit">The unit, from 0.</param>
    /// <param name="b">The sequence, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step, unit or sequence.</exception>
    /// <exception cref="InvalidOperationException">Nothing is on the tape, or Backward has used the gates up.</exception>
    public static CellStep Of(RecurrentTape tape, int t, int unit = 0, int b = 0)
    {
        Require.NotNull(tape, "CellStep.Of", "a tape");
        var y = tape.Y;
        Check("sequence b", b, y.Batch.B);
        Check("step t", t, y.Batch.Lengths[b]);
        Check("unit", unit, y.Rows);
        if (!tape.HasGates) throw new InvalidOperationException("CellStep.Of: Backward has put gradients in the place of the gates. Read the step before Backward, or use a tape made with Keep = true.");
        var values = tape.Gates.ToDictionary(g => g, g => (double)tape.Gate(g)[t, b][unit]);
        foreach (string lane in tape.Lanes)
        {
            values[lane] = tape.Lane(lane)[t, b][unit];
            values[$"{lane}′"] = tape.Earlier(lane, t, b)[unit];
        }
        return new(values, $"Unit {unit + 1}, step {t + 1}{(y.Batch.B > 1 ? $", sequence {b + 1}" : "")}");

        static void Check(string what, int got, int count)
        {
            if (got < 0 || got >= count) throw new ArgumentOutOfRangeException(null, $"CellStep.Of: {what} should be in 0 … {count - 1} but is {got}.");
        }
    }
}
