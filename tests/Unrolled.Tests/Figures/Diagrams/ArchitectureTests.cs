using Unrolled.Figures;
using Unrolled.Sequences;

namespace Unrolled.Tests.Figures;

public class ArchitectureTests
{
    /// <summary>Every kind at several sizes and lengths.</summary>
    internal static IEnumerable<Displayable> Many()
    {
        foreach (var (D, H, V) in new[] { (1, 1, 1), (27, 64, 27), (4096, 1024, 50_000) })
        {
            yield return Diagrams.Architecture(SequenceForm.OneToOne, D, H, V);
            foreach (int T in new[] { 1, 2, 5, 8, 9, 100, 12_345 })
            {
                yield return Diagrams.Architecture(SequenceForm.OneToMany, D, H, V, 1, T);
                yield return Diagrams.Architecture(SequenceForm.ManyToOne, D, H, V, T);
                yield return Diagrams.Architecture(SequenceForm.ManyToMany, D, H, V, T, T);
                yield return Diagrams.Architectures(D, H, V, T, T);
                foreach (int T_y in new[] { 1, 4, 5, 1000 }) yield return Diagrams.Architecture(SequenceForm.EncoderDecoder, D, H, V, T, T_y);
            }
        }
    }

    [Fact]
    public void Every_size_is_legible() => Assert.All(Many(), d => new SvgProbe(d).AssertLegible());

    [Theory]
    [InlineData(SequenceForm.OneToOne, 1, 1, "x h ŷ")]
    [InlineData(SequenceForm.OneToMany, 1, 3, "x h⟨1⟩ h⟨2⟩ h⟨3⟩ ŷ⟨1⟩ ŷ⟨2⟩ ŷ⟨3⟩")]
    [InlineData(SequenceForm.ManyToOne, 3, 1, "x⟨1⟩ x⟨2⟩ x⟨3⟩ h⟨1⟩ h⟨2⟩ h⟨3⟩ ŷ")]
    [InlineData(SequenceForm.ManyToMany, 2, 2, "x⟨1⟩ x⟨2⟩ h⟨1⟩ h⟨2⟩ ŷ⟨1⟩ ŷ⟨2⟩")]
    [InlineData(SequenceForm.EncoderDecoder, 2, 3, "x⟨1⟩ x⟨2⟩ h⟨1⟩ h⟨2⟩ s⟨1⟩ s⟨2⟩ s⟨3⟩ ŷ⟨1⟩ ŷ⟨2⟩ ŷ⟨3⟩")]
    [InlineData(SequenceForm.ManyToOne, 100, 1, "x⟨1⟩ x⟨6⟩ x⟨100⟩ h⟨1⟩ h⟨100⟩ ŷ")]
    public void Its_real_steps_are_drawn(SequenceForm kind, int stepsIn, int stepsOut, string boxes)
    {
        var probe = new SvgProbe(Diagrams.Architecture(kind, 3, 4, 2, stepsIn, stepsOut));
        foreach (string box in boxes.Split(' ')) Assert.Single(probe.Words, w => w.Text == box);
        int shown = probe.Words.Count(w => w.Text is "x" or "h" or "ŷ" || w.Text.EndsWith('⟩'));
        Assert.Equal(stepsIn > 8 ? 15 : boxes.Split(' ').Length, shown);
    }

    [Theory]
    [InlineData(SequenceForm.OneToOne, 1, 1, 2, 0)]
    [InlineData(SequenceForm.OneToMany, 1, 4, 1 + 4 + 3, 3)]
    [InlineData(SequenceForm.ManyToOne, 4, 1, 4 + 1 + 3, 0)]
    [InlineData(SequenceForm.ManyToMany, 4, 4, 4 + 4 + 3, 0)]
    [InlineData(SequenceForm.EncoderDecoder, 4, 3, 4 + 3 + 6, 2)]
    public void Arrows_go_up_and_on_and_outputs_are_fed_back(SequenceForm kind, int stepsIn, int stepsOut, int solid, int dashed)
    {
        var lines = new SvgProbe(Diagrams.Architecture(kind, 3, 4, 2, stepsIn, stepsOut)).All("path").Where(p => p.Attribute("stroke-width") is not null).ToList();
        Assert.Equal(dashed, lines.Count(p => p.Attribute("stroke-dasharray") is not null));
        Assert.Equal(solid, lines.Count(p => p.Attribute("stroke-dasharray") is null));
    }

    [Fact]
    public void Shapes_stand_beside_the_rows_and_in_the_words()
    {
        var net = Diagrams.Architecture(SequenceForm.EncoderDecoder, 12, 128, 10, 7, 4);
        var probe = new SvgProbe(net);
        Assert.All(new[] { "D × T_x = 12 × 7", "H × T_x = 128 × 7", "H × T_y = 128 × 4", "V × T_y = 10 × 4" }, shape => Assert.NotNull(probe.Find(shape)));
        Assert.Equal("A sequence architecture, many to many, encoder–decoder: an encoder reads 7 inputs and hands its last state to a decoder, which writes 4 outputs, each the next step's input. "
            + "Shapes: x 12 × 7, h 128 × 7, s 128 × 4, ŷ 10 × 4. The encoder's steps share one set of weights, the decoder's another.", net.TextAlternative);
    }

    [Fact]
    public void The_panel_has_all_five_and_says_all_five()
    {
        var panel = Diagrams.Architectures(3, 4, 2, 4, 3);
        var probe = new SvgProbe(panel);
        Assert.Equal(Enum.GetValues<SequenceForm>(), panel.Nets.Select(n => n.Form));
        foreach (var net in panel.Nets)
        {
            Assert.NotNull(probe.Find(Architecture.Name(net.Form)));
            Assert.Contains($"{Architecture.Name(net.Form)}: ", panel.TextAlternative);
            Assert.Contains(net.Summary, panel.TextAlternative);
        }
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "H should be at least 1 but is 0", () => Diagrams.Architecture(SequenceForm.OneToOne, 3, 0, 2) },
        { "T_x should be at least 1 but is -2", () => Diagrams.Architecture(SequenceForm.ManyToOne, 3, 4, 2, -2) },
        { "One to many has one input, but T_x is 3", () => Diagrams.Architecture(SequenceForm.OneToMany, 3, 4, 2, 3, 3) },
        { "Many to one has one output, but T_y is 3", () => Diagrams.Architecture(SequenceForm.ManyToOne, 3, 4, 2, 3, 3) },
        { "T_x is 3 and T_y is 4. Sequences of different lengths need SequenceForm.EncoderDecoder", () => Diagrams.Architecture(SequenceForm.ManyToMany, 3, 4, 2, 3, 4) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_what_came(string message, Action mistake) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(mistake).Message);
}
