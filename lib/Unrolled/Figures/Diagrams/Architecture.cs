using Unrolled.Sequences;
using Unrolled.Showing;

namespace Unrolled.Figures;

/// <summary>A sequence architecture with its numbers of steps and the shapes of x, h and ŷ.</summary>
[TypeFormatterSource(typeof(MimeBundleFormatterSource))]
public sealed class Architecture : Displayable
{
    private const string Who = "Diagrams.Architecture";

    internal Architecture(SequenceForm form, int inputs, int hidden, int outputs, int stepsIn, int stepsOut, string title, string alt) : base(Who, title, alt)
    {
        (Form, Inputs, Hidden, Outputs, StepsIn, StepsOut) = (form, inputs, hidden, outputs, stepsIn, stepsOut);
        foreach (var (name, value) in new[] { ("D", inputs), ("H", hidden), ("V", outputs), ("T_x", stepsIn), ("T_y", stepsOut) })
            if (value < 1) throw new ArgumentException($"{Who} \"{Title}\": {name} should be at least 1 but is {value}.");
        (bool one, bool same) = (form is SequenceForm.OneToOne or SequenceForm.OneToMany, form is SequenceForm.ManyToMany);
        if (one && stepsIn != 1) throw new ArgumentException($"{Who} \"{Title}\": {Name(form)} has one input, but T_x is {stepsIn}.");
        if (form is SequenceForm.OneToOne or SequenceForm.ManyToOne && stepsOut != 1) throw new ArgumentException($"{Who} \"{Title}\": {Name(form)} has one output, but T_y is {stepsOut}.");
        if (same && stepsIn != stepsOut) throw new ArgumentException($"{Who} \"{Title}\": aligned sequences have an output for each input, but T_x is {stepsIn} and T_y is {stepsOut}. Sequences of different lengths need SequenceForm.EncoderDecoder.");
    }

    /// <summary>Which of the five.</summary>
    public SequenceForm Form { get; }

    /// <summary>Sizes D, H and V of x⟨t⟩, h⟨t⟩ and ŷ⟨t⟩.</summary>
    public int Inputs { get; }

    /// <inheritdoc cref="Inputs"/>
    public int Hidden { get; }

    /// <inheritdoc cref="Inputs"/>
    public int Outputs { get; }

    /// <summary>Steps of the input, T_x.</summary>
    public int StepsIn { get; }

    /// <summary>Steps of the output, T_y.</summary>
    public int StepsOut { get; }

    /// <summary>Steps of the net: those of an encoder and its decoder are counted together.</summary>
    public int Steps => Form == SequenceForm.EncoderDecoder ? StepsIn + StepsOut : Math.Max(StepsIn, StepsOut);

    /// <inheritdoc/>
    public override string Kind => $"A sequence architecture, {char.ToLowerInvariant(Name(Form)[0])}{Name(Form)[1..]}: {Way()}.";

    /// <inheritdoc/>
    public override string Summary => $"Shapes: {Shapes}. {Sharing}";

    /// <summary>Its name, structure and shapes, as one part of a panel's words.</summary>
    internal string Said => $"{Name(Form)}: {Way()}. {Summary}";

    /// <summary>The shapes of x, h and ŷ of one sequence: a column for each step.</summary>
    internal string Shapes => $"x {Inputs} × {StepsIn}, h {Hidden} × {(Form == SequenceForm.EncoderDecoder ? $"{StepsIn}, s {Hidden} × {StepsOut}" : $"{Steps}")}, ŷ {Outputs} × {StepsOut}";

    /// <summary>Which steps have the same weights.</summary>
    internal string Sharing => Form switch
    {
        not SequenceForm.EncoderDecoder when Steps == 1 => "One step: nothing is shared.",
        SequenceForm.EncoderDecoder => "The encoder's steps share one set of weights, the decoder's another.",
        _ => $"All {Steps} steps share the same weights.",
    };

    /// <summary>Whether some step's input is the output before it.</summary>
    internal bool Feeds => Enumerable.Range(1, Steps).Any(IsFed);

    /// <summary>Whether x⟨t⟩ comes in at step t, counted from 1.</summary>
    internal bool HasInput(int t) => t <= StepsIn;

    /// <summary>Which ŷ goes out at step t, from 1; 0 for none.</summary>
    internal int OutputAt(int t) => Form switch
    {
        SequenceForm.ManyToOne => t == StepsIn ? 1 : 0,
        SequenceForm.EncoderDecoder => Math.Max(0, t - StepsIn),
        _ => t,
    };

    /// <summary>Whether step t gets the output of the step before as its input.</summary>
    internal bool IsFed(int t) => !HasInput(t) && OutputAt(t - 1) > 0;

    internal static string Name(SequenceForm form) => form switch
    {
        SequenceForm.OneToOne => "One to one",
        SequenceForm.OneToMany => "One to many",
        SequenceForm.ManyToOne => "Many to one",
        SequenceForm.ManyToMany => "Many to many, aligned",
        _ => "Many to many, encoder–decoder",
    };

    private string Each => Steps == 1 ? "at its one step" : $"at each of {Steps} steps";

    private string Way() => Form switch
    {
        SequenceForm.OneToOne => "x goes to h and h to ŷ, with no step before or after",
        SequenceForm.OneToMany => $"x enters at step 1 of {Steps}; every step hands its state on and writes an output, which is the next step's input",
        SequenceForm.ManyToOne => $"an input enters {Each}, the state is handed on, and one output leaves after the last",
        SequenceForm.ManyToMany => $"{Each} an input enters, the state is handed on, and an output leaves",
        _ => $"an encoder reads {StepsIn} input{(StepsIn == 1 ? "" : "s")} and hands its last state to a decoder, which writes {StepsOut} output{(StepsOut == 1 ? "" : "s")}, each the next step's input",
    };

    private protected override string SvgText()
    {
        const double width = 720;
        var canvas = new Svg.Canvas();
        double height = new Svg.ArchitectureDrawing(canvas, this, 0, width, false).Draw(Svg.Header.Draw(canvas, Title, width));
        return canvas.ToDocument(width, height, Title, TextAlternative);
    }
}
