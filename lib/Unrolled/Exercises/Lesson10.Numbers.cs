namespace Unrolled.Exercises;

public static partial class Lesson10
{
    /// <summary>The cell state after three steps whose gates are given.</summary>
    public static readonly Exercise<Func<double>> ThreeSteps = new(
        "10-three-steps", "c after three steps",
        "One unit, c = 0 before the first step. At steps 1, 2, 3: i = 1, 0, ½; f = ½, 1, ¼; o = ½, ½, ½; g = 0.8, −0.5, 0.6. Return c after step 3.",
        () => 0.5,
        [new("for these gates", f => f())],
        [
            new("without the forget gate", () => 1.1,
                "That is i g of all three steps added up, as in 1997. The forget gate of step 3 keeps a quarter of what was there before."),
            new("forgets what it writes", () => 0.175, "You multiplied the whole of c by f. f falls on the old c only: f c′ + i g."),
            new("without the input gate", () => 0.675, "You wrote all of g at every step. At step 2 the input gate is shut: i g = 0."),
            new("1 − f, or the new part only", () => 0.3, "That is i g of step 3 alone. What was there before is kept in part: f = 1 keeps everything, f = ¼ a quarter."),
            new("i and f exchanged", () => -0.1, "i and f have changed places: i falls on the candidate g, f on the old c′."),
            new("coupled gates", () => 0.7, "You let the input gate decide what is kept, as 1 − i. Here f is a gate of its own."),
            new("one step short", () => 0.8, "That is c after step 2, and after step 1 too. Step 3 is still to come: a quarter is kept, and ½ · 0.6 is added."),
            new("the old part only", () => 0.2, "That is f c′ of step 3; i g is still to be added."),
            new("tanh once more", () => 0.25 * Math.Tanh(0.8) + 0.5 * Math.Tanh(0.6), "g has been through its tanh already: the table gives its value. c = f c′ + i g as it stands."),
            new("o c", () => 0.25, "You multiplied by o. o decides what h shows of c; asked is the cell state c itself, before any gate shows it."),
            new("wrote at step 2", () => 0.375, "At step 2 the input gate is 0, so −0.5 is not written at all: c stays 0.8."),
            new("1 − f for i", () => 0.55, "You wrote with 1 − f, as a GRU's single gate does. The LSTM has an input gate of its own, i."),
            new("h for c", () => 0.5 * Math.Tanh(0.5), "That is h = o tanh(c). Asked is the cell state c itself."),
        ],
        [
            "Go step by step: c = f c′ + i g, with c′ = 0 at first.",
            "Step 1: ½ · 0 + 1 · 0.8. At step 2, i is 0 and f is 1: what does that do?",
            "c stays 0.8 over step 2. Step 3: ¼ · 0.8 + ½ · 0.6.",
        ], tolerance: 1e-3);

    /// <summary>The bias with which a forget gate that hears nothing else keeps half of its cell for so many steps.</summary>
    public static readonly Exercise<Func<int, double>> ForgetBias = new(
        "10-forget-bias", "the bias",
        "Write ForgetBias(steps): the bias b for which a forget gate that hears nothing else, f = σ(b) at every step, leaves exactly half of c after that many steps.",
        steps => Logit(Keep(steps)),
        [AskBias(2), AskBias(10), AskBias(50)],
        [
            new("whole numbers divided", _ => double.PositiveInfinity,
                "f became exactly 1, which no finite bias reaches. In C# 1 / steps of two whole numbers is a whole number, 0: write 1.0 / steps."),
            new("memory of lesson 09", steps => Math.Log(steps - 1), "That is lesson 09's rule, a memory of 1/(1 − z) steps, after which about 1/e is left. Here exactly one half is asked: start from fⁿ = ½."),
            new("two to the n", steps => Math.Pow(2, steps), "2ⁿ is far too large for a bias. Solve fⁿ = ½ for f first, then σ(b) = f for b."),
            new("half divided", steps => Logit(0.5 / steps), "Your f is ½/n: it keeps less the longer it should remember. What is kept multiplies from step to step: fⁿ = ½."),
            new("f for b", Keep, "That is f, the share kept at each step. The bias is the b for which σ(b) = f."),
            new("σ once more", steps => 1 / (1 + Math.Exp(-Keep(steps))), "You sent f through σ. It must go the other way: which b has σ(b) = f?"),
            new("minus", steps => -Logit(Keep(steps)), "Right but for its sign: to remember, f must be above ½ and b above 0."),
            new("half at every step", steps => 0, "A bias of 0 makes f = ½: half is gone after a single step."),
            new("logarithm to base 2", steps => Math.Log2(Keep(steps) / (1 - Keep(steps))),
                "σ is made of e, so its inverse takes the natural logarithm (Math.Log), not the one to base 2."),
            new("logarithm to base 10", steps => Math.Log10(Keep(steps) / (1 - Keep(steps))),
                "σ is made of e, so its inverse takes the natural logarithm (Math.Log), not the one to base 10."),
            new("one e-th", steps => Logit(Math.Exp(-1.0 / steps)), "With your bias 1/e = 0.37 is left after that many steps; asked is one half."),
            new("ln f", steps => Math.Log(Keep(steps)), "ln f is not yet the inverse of σ. From f = 1 / (1 + e^(−b)) solve for b: a logarithm of f / (1 − f)."),
            new("shares subtracted", steps => Logit(1 - 0.5 / steps), "What is kept multiplies from step to step: fⁿ = ½. You took off an equal piece at each step."),
            new("half to the power n", steps => Logit(Math.Pow(0.5, steps)),
                "½ⁿ is what is left after n steps of f = ½. You look for the f whose n-th power is ½: a root."),
            new("ln n", steps => Math.Log(steps), "A good rule of thumb for long times, but not exact: with b = ln n, f = n / (n + 1), and fⁿ goes to 1/e."),
        ],
        [
            "After n steps fⁿ of the cell is left. Which f makes that ½?",
            "f = ½ to the power 1/n. Now σ(b) = f must be solved for b.",
            "f = 1 / (1 + e^(−b)) gives e^b = f / (1 − f).",
        ], tolerance: Exact);

    /// <summary>How many numbers a stack of LSTM layers learns, the library's two biases counted.</summary>
    public static readonly Exercise<Func<int, int, int, int>> Parameters = new(
        "10-parameters", "the number of parameters",
        "Write Parameters(D, H, layers): how many numbers a stack of LSTM layers learns, without a read-out, each layer of H units, the first reading D inputs, every other the h of the layer below. Each of i, f, g, o has W, U and the library's two biases.",
        (D, H, layers) => Count(D, H) + (layers - 1) * Count(H, H),
        [AskCount(3, 5, 1), AskCount(10, 30, 2), AskCount(7, 20, 4)],
        [
            new("one bias", (D, H, layers) => 4 * H * (D + H + 1) + (layers - 1) * 4 * H * (2 * H + 1),
                "You counted one bias for each unit of a gate. The library has two, bias_ih and bias_hh, as PyTorch has."),
            new("one block", (D, H, layers) => (Count(D, H) + (layers - 1) * Count(H, H)) / 4,
                "That is one of i, f, g, o. There are four of each: W is 4H × D, U is 4H × H."),
            new("three gates", (D, H, layers) => 3 * (Count(D, H) + (layers - 1) * Count(H, H)) / 4,
                "You counted the three gates. The candidate g has weights of its own, too: four blocks."),
            new("every layer reads D", (D, H, layers) => layers * Count(D, H),
                "You let every layer read D inputs. From the second on a layer reads the h of the layer below: H numbers."),
            new("one layer", (D, H, layers) => Count(D, H), "That is the first layer alone. Each further layer has 4 (H·H + H·H + 2H) numbers more."),
            new("a layer too many", (D, H, layers) => Count(D, H) + layers * Count(H, H), "One layer too many: the first reads D, and only layers − 1 read H."),
            new("no recurrent weights", (D, H, layers) => 4 * H * (D + 2) + (layers - 1) * 4 * H * (H + 2),
                "W and the biases are there, but U is missing: H × H for each of i, f, g, o."),
            new("biases once", (D, H, layers) => 4 * H * (D + H) + 2 * H + (layers - 1) * (8 * H * H + 2 * H),
                "W and U have four blocks, but you counted the biases of one: 4 · 2H numbers in each layer."),
            new("with a read-out", (D, H, layers) => Count(D, H) + (layers - 1) * Count(H, H) + 2 * (H + 1),
                "The layers are right; you added a read-out, 2 (H + 1), which experiment 3's table counts and this exercise does not."),
            new("upper layers without U", (D, H, layers) => Count(D, H) + (layers - 1) * 4 * H * (H + 2),
                "The first layer is right. Each further one also has two matrices: W for the h of the layer below, U for its own h′."),
            new("upper layers read both", (D, H, layers) => Count(D, H) + (layers - 1) * Count(D + H, H),
                "From the second on a layer reads the h of the layer below and nothing else: H numbers, not D + H."),
            new("no biases", (D, H, layers) => 4 * H * (D + H) + (layers - 1) * 8 * H * H,
                "W and U are there, but the biases are missing: two for each unit of i, f, g, o."),
        ],
        [
            "One layer: for each of i, f, g, o a W (H × D), a U (H × H) and two biases (H).",
            "That is 4 (H·D + H·H + 2H). What is D for the second layer?",
            "Each of the layers − 1 others has 4 (H·H + H·H + 2H).",
        ]);

    private static double Keep(int steps) => Math.Pow(0.5, 1.0 / steps);

    private static double Logit(double f) => Math.Log(f / (1 - f));

    private static int Count(int D, int H) => 4 * (H * D + H * H + 2 * H);

    private static Probe<Func<int, double>> AskBias(int steps) => new($"for {steps} steps", f => f(steps));

    private static Probe<Func<int, int, int, int>> AskCount(int D, int H, int layers) => new($"with D = {D}, H = {H}, layers = {layers}", f => f(D, H, layers));
}
