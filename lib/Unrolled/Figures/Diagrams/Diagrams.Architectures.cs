using Unrolled.Sequences;

namespace Unrolled.Figures;

public static partial class Diagrams
{
    /// <summary>One of the five sequence architectures, with the real number of steps; long sequences are shortened in the middle.</summary>
    /// <param name="form">Which.</param>
    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units.</param>
    /// <param name="outputs">V, the rows of ŷ.</param>
    /// <param name="stepsIn">T_x; 1 for one input.</param>
    /// <param name="stepsOut">T_y; 1 for one output.</param>
    /// <param name="title">The heading; the architecture's name when left out.</param>
    /// <param name="alt">What the structure cannot say; the text alternative says all else by itself.</param>
    /// <exception cref="ArgumentException">A size below 1, or numbers of steps that are not this architecture's.</exception>
    public static Architecture Architecture(SequenceForm form, int inputs, int hidden, int outputs, int stepsIn = 1, int stepsOut = 1, string? title = null, string alt = "") =>
        new(form, inputs, hidden, outputs, stepsIn, stepsOut, title ?? Figures.Architecture.Name(form), alt);

    /// <summary>All five side by side, with the same sizes.</summary>
    /// <param name="inputs">D, the rows of x.</param>
    /// <param name="hidden">H, the units.</param>
    /// <param name="outputs">V, the rows of ŷ.</param>
    /// <param name="stepsIn">T_x where there are many inputs.</param>
    /// <param name="stepsOut">T_y where there are many outputs; aligned sequences have T_x.</param>
    /// <param name="title">The heading.</param>
    /// <param name="alt">What the structure cannot say; the text alternative says all else by itself.</param>
    /// <exception cref="ArgumentException">A size below 1.</exception>
    public static ArchitecturePanel Architectures(int inputs, int hidden, int outputs, int stepsIn, int stepsOut, string title = "Five sequence architectures", string alt = "") => new(
    [
        Architecture(SequenceForm.OneToOne, inputs, hidden, outputs),
        Architecture(SequenceForm.OneToMany, inputs, hidden, outputs, 1, stepsOut),
        Architecture(SequenceForm.ManyToOne, inputs, hidden, outputs, stepsIn),
        Architecture(SequenceForm.ManyToMany, inputs, hidden, outputs, stepsIn, stepsIn),
        Architecture(SequenceForm.EncoderDecoder, inputs, hidden, outputs, stepsIn, stepsOut),
    ], title, alt);
}
