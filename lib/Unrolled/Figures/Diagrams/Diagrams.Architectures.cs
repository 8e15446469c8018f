namespace Unrolled.Figures;

public static partial class Diagrams
{
    /// <summary>One of the five sequence architectures, with the real number of steps; long sequences are shortened in the middle.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units.</param>
    /// <param name="outputs">V, the rows of ŷ.</param>
    /// <param name="stepsIn">T_x; 1 for one input.</param>
    /// <param name="stepsOut">T_y; 1 for one output.</param>
    /// <param name="title">The heading; the architecture's name when left out.</param>
    /// <param name="alt">What the picture shows; the structure is described behind it in any case.</param>
    /// <exception cref="ArgumentException">A size below 1, or numbers of steps that are not this architecture's.</exception>
    public static Architecture Architecture(SequenceKind kind, int inputs, int hidden, int outputs, int stepsIn = 1, int stepsOut = 1, string? title = null, string? alt = null) =>
        new(kind, inputs, hidden, outputs, stepsIn, stepsOut, title ?? Figures.Architecture.Name(kind), alt ?? "How inputs and outputs are spread over the steps.");

    /// <summary>All five side by side, with the same sizes.</summary>
    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units.</param>
    /// <param name="outputs">V, the rows of ŷ.</param>
    /// <param name="stepsIn">T_x where there are many inputs.</param>
    /// <param name="stepsOut">T_y where there are many outputs; aligned sequences have T_x.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the picture shows.</param>
    /// <exception cref="ArgumentException">A size below 1.</exception>
    public static ArchitecturePanel Architectures(int inputs, int hidden, int outputs, int stepsIn, int stepsOut, string title = "Five sequence architectures", string alt = "The same recurrent step, with inputs and outputs in five arrangements.") => new(
    [
        Architecture(SequenceKind.OneToOne, inputs, hidden, outputs),
        Architecture(SequenceKind.OneToMany, inputs, hidden, outputs, 1, stepsOut),
        Architecture(SequenceKind.ManyToOne, inputs, hidden, outputs, stepsIn),
        Architecture(SequenceKind.ManyToMany, inputs, hidden, outputs, stepsIn, stepsIn),
        Architecture(SequenceKind.EncoderDecoder, inputs, hidden, outputs, stepsIn, stepsOut),
    ], title, alt);
}
