using Unrolled.Cells;
using Unrolled.Figures;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Figures;

public class CellStepTests
{
    private static readonly CellStep ByHand = new(new Dictionary<string, double> { ["i"] = 0.5, ["f"] = 0.25, ["g"] = -0.8, ["o"] = 1, ["c'"] = 2 }, "By hand");

    private static (Recurrent<Lstm> Layer, RecurrentTape Tape) Run(bool keep = false)
    {
        var random = new Random64(7);
        var (layer, tape, x) = (new Recurrent<Lstm>(2, 3, random), new RecurrentTape { Keep = keep }, new Signal(new Batch(new[] { 4, 2 }), 2));
        for (int b = 0; b < 2; b++)
            for (int t = 0; t < x.Batch.Lengths[b]; t++)
                for (int d = 0; d < 2; d++) x[t, b][d] = (Real)random.NextDouble();
        layer.Forward(tape, x);
        return (layer, tape);
    }

    [Fact]
    public void What_follows_from_the_numbers_is_worked_out_and_shown()
    {
        var probe = new SvgProbe(Diagrams.Cell<Lstm>(3, 4, ByHand));
        foreach (string number in new[] { "0.250", "0.500", "−0.800", "1.000", "2.000", "−0.400", "0.100", "0.100" }) Assert.NotNull(probe.Find(number));        // i ⊙ g = −0.4, c = 0.5 − 0.4
        Assert.Contains("c′ = 2", Diagrams.Cell<Lstm>(3, 4, ByHand).Summary);
        Assert.Contains("By hand: ", Diagrams.Cell<Lstm>(3, 4, ByHand).Summary);
        Assert.Contains("f ⊙ c′ = 0.5, i = 0.5, g = −0.8, i ⊙ g = −0.4, c = 0.1, o = 1, tanh(c) = 0.0997, h = 0.0997", Diagrams.Cell<Lstm>(3, 4, ByHand).Summary);
        Assert.NotNull(probe.Find("By hand."));
    }

    [Theory]
    [InlineData(-1.23e-5, "−1×10⁻⁵")]
    [InlineData(123_456, "123,456")]
    [InlineData(-4.56e20, "−5×10²⁰")]
    [InlineData(-12.345, "−12.3")]
    [InlineData(0, "0.000")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void A_number_of_any_size_is_shown(double v, string expected)
    {
        var probe = new SvgProbe(Diagrams.Cell<Elman>(3, 4, new(new Dictionary<string, double> { ["h′"] = v })));
        probe.AssertLegible();
        Assert.NotNull(probe.Find(expected));
    }

    [Fact]
    public void Colours_are_the_numbers_own()
    {
        var chips = new SvgProbe(Diagrams.Cell<Lstm>(3, 4, ByHand)).All("rect").Where(r => r.Value.StartsWith("c⟨t−1⟩: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Palette.Hex(Palette.At(ColourScale.Diverging, 1)), Assert.Single(chips).Attribute("fill")!.Value);
    }

    [Fact]
    public void A_tape_gives_gates_states_and_the_states_before()
    {
        var (_, tape) = Run();
        var step = CellStep.Of(tape, t: 1, unit: 2, b: 1);
        Assert.Equal("Unit 3, step 2, sequence 2", step.Where);
        Assert.Equal(tape.Gate("f")[1, 1][2], step.Values["f"]);
        Assert.Equal(tape.Lane("c")[0, 1][2], step.Values["c′"]);
        Assert.Equal(step.Values["c"], step.Values["f"] * step.Values["c′"] + step.Values["i"] * step.Values["g"], 1e-6);
        Assert.Equal(0, CellStep.Of(tape, 0).Values["h′"]);
    }

    [Fact]
    public void Gates_used_up_by_Backward_are_not_shown_as_gates()
    {
        foreach (bool keep in new[] { false, true })
        {
            var (layer, tape) = Run(keep);
            double before = CellStep.Of(tape, 1).Values["i"];
            layer.Backward(tape, new Signal(tape.Y.Batch, 3).Clear());
            if (keep) Assert.Equal(before, CellStep.Of(tape, 1).Values["i"]);
            else Assert.Contains("Backward has put gradients in the place of the gates", Assert.Throws<InvalidOperationException>(() => CellStep.Of(tape, 1)).Message);
        }
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "step t should be in 0 … 1 but is 2", () => CellStep.Of(Run().Tape, 2, 0, 1) },
        { "unit should be in 0 … 2 but is 3", () => CellStep.Of(Run().Tape, 0, 3) },
        { "sequence b should be in 0 … 1 but is -1", () => CellStep.Of(Run().Tape, 0, 0, -1) },
        { "D and H should be at least 1, but are 0 and 4", () => Diagrams.Cell<Lstm>(0, 4) },
        { "Was the step recorded by another cell?", () => Diagrams.Cell<Elman>(3, 4, new(new Dictionary<string, double> { ["i"] = 1 })) },
        { "Diagrams.Cell needs a title", () => Diagrams.Cell("h = tanh(W x + U h' + b)", 1, 1, " ") },
        { "is not a cell of the library. Give them as text", () => Diagrams.Cell<Own>(1, 1) },
        { "Diagrams.Cell needs equations", () => Diagrams.Cell(" ", 1, 1, "T", "A.") },
        { "expected an equation for h, the cell's output, but got none at all", () => Diagrams.Cell("just words", 1, 1, "T", "A.") },
        { "expected an equation for h, the cell's output, but got c", () => Diagrams.Cell("c = tanh(W x)", 1, 1, "T", "A.") },
        { "h has 2 equations; expected one", () => Diagrams.Cell("h = tanh(W x)\nh = σ(W x)", 1, 1, "T", "A.") },
        { "c′ is c one step earlier, but no equation says what c is", () => Diagrams.Cell("h = tanh(W x + U c')", 1, 1, "T", "A.") },
        { "“h = tanh(W x” cannot be read: expected “)”, got its end after “tanh ( W x”", () => Diagrams.Cell("h = tanh(W x", 1, 1, "T", "A.") },
        { "expected a letter, a number or (, got “?” after “tanh (”", () => Diagrams.Cell("h = tanh(? x)", 1, 1, "T", "A.") },
        { "“q = ” cannot be drawn; expected a gate times h'", () => Diagrams.Cell("h = tanh(W x + U q)", 1, 1, "T", "A.") },
        { "“U (x + b)” in the equation of h cannot be drawn", () => Diagrams.Cell("h = tanh(U (x + b))", 1, 1, "T", "A.") },
        { "q has an equation, but it reaches neither c nor h", () => Diagrams.Cell("q = σ(Wq x)  g = tanh(Wg x)  c = c' + g  h = tanh(c)", 1, 1, "T", "A.") },
        { "“c = f ⊙ i ⊙ c′ + g” cannot be drawn", () => Diagrams.Cell("f = σ(Wf x)  i = σ(Wi x)  g = tanh(Wg x)  c = f ⊙ i ⊙ c' + g  h = c", 1, 1, "T", "A.") },
        { "expected i to be a gate with weights of its own", () => Diagrams.Cell("g = tanh(Wg x)  c = c' + i ⊙ g  h = c", 1, 1, "T", "A.") },
        { "“h = σ(g)” cannot be drawn; expected c, tanh(c), or a gate times one of them", () => Diagrams.Cell("g = tanh(Wg x)  c = c' + g  h = σ(g)", 1, 1, "T", "A.") },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_what_was_expected_and_what_came(string message, Action mistake) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(mistake).Message);

    [Fact]
    public void A_learners_own_equations_are_drawn()
    {
        var own = Diagrams.Cell("f = σ(Wf x + Uf h' + bf)   keep\ng = tanh(Wg x + Ug h' + bg)\nc = (1 - f) * c' + f * g\nh = c", 5, 7, "Own", "A leaky cell.");
        var drawn = new DrawnCell(own);
        drawn.Probe.AssertLegible();
        var known = new Dictionary<string, double> { ["f"] = 0.4, ["g"] = -0.3, ["c′"] = 0.7 };
        double f = 1 / (1 + Math.Exp(-0.4)), expected = (1 - f) * 0.7 + f * Math.Tanh(-0.3);
        Assert.Equal(expected, drawn.Value("c⟨t⟩", known), 1e-12);
        Assert.Equal(expected, drawn.Value("h⟨t⟩", known), 1e-12);
        Assert.NotNull(drawn.Probe.Find("keep"));
        Assert.Contains("c′ is multiplied by 1 − f, then f ⊙ g is added", own.Summary);
    }

    private readonly struct Own : ICell<Own, Elman.Gates, Elman.State>
    {
        public static Elman.State Forward(ref Elman.Gates a, in Elman.State prev) => new(a.A);

        public static Elman.State Backward(ref Elman.Gates a, in Elman.State prev, in Elman.State now, in Elman.State d) => new(0);
    }
}
