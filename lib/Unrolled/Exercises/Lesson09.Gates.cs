using Unrolled.Reporting;

namespace Unrolled.Exercises;

public static partial class Lesson09
{
    private const int Steps = 50;

    /// <summary>Weights of one gated unit that stores the value at a mark and keeps it: z = σ(wz·m + bz), n = tanh(wn·v), h = z h′ + (1 − z) n.</summary>
    public static readonly Exercise<Func<(double Wz, double Bz, double Wn)>> Latch = new(
        "09-latch", "the unit",
        "Return (wz, bz, wn) so that the unit takes in the value v at a marked step (m = 1: z at most 0.02, n at least 0.95 for v = 1) and keeps 0.95 of it over 50 unmarked steps (m = 0): z = σ(wz·m + bz), n = tanh(wn·v), h = z h′ + (1 − z) n.",
        () => (-20, 10, 3),
        [
            new("at a mark", f => Gate(f, mark: 1) <= 0.02, Tell: f => $"At a mark your gate is z = σ(wz + bz) = {Short(Gate(f, 1))}; it should be 0.02 or less, to let the value in."),
            new("elsewhere", f => Math.Pow(Gate(f, mark: 0), Steps) >= 0.95, Tell: f => $"Without a mark your gate is z = σ(bz) = {Short(Gate(f, 0))}, and after 50 steps z⁵⁰ = {Short(Math.Pow(Gate(f, 0), Steps))} of the state is left; it should be 0.95 or more."),
            new("for the value 1", f => f().Wn > 0, Tell: f => $"For v = 1 the candidate is tanh(wn) = {Short(Math.Tanh(f().Wn))}; it should be positive."),
            new("for the value 1", f => Math.Abs(Math.Tanh(f().Wn)) >= 0.95, Tell: f => $"The candidate is no larger than tanh(|wn|) = {Short(Math.Abs(Math.Tanh(f().Wn)))}; it should reach 0.95."),
        ],
        [
            new("all zero", () => (0, 0, 0), "With zeros z is ½ at every step and n is 0: neither kept nor taken in."),
            new("the wrong way round", () => (20, -10, 3), "z = 1 keeps. Your gate keeps at the mark and overwrites at all other steps: turn both signs."),
            new("half shut", () => (-10, 3, 3), "It lets the value in, and loses it again: σ(bz) must be so near 1 that its 50th power is, too. bz = 3 gives a memory of about 20 steps."),
            new("never lets in", () => (-5, 10, 3), "What is in it stays, but at the mark too much of the old stays, too: there the gate hears wz + bz, which must be −4 or less, for σ(−4) = 0.018."),
            new("turned round twice", () => (20, -10, -3), "Two things are turned round. z = 1 keeps, so the gate's two signs must change; and wn should be positive."),
            new("no candidate", () => (-20, 10, 0), "The gate is right. But n = tanh(wn·v) should be nearly v, and neither 0 nor of the other sign: a wn of 2 or more."),
            new("small candidate", () => (-20, 10, 1), "The gate is right. But n = tanh(wn) is only 0.76, so that is all there is to keep: make wn larger."),
            new("opposite value", () => (-20, 10, -3), "It keeps the opposite of what it was given: wn should be positive."),
        ],
        [
            "What should z be at a mark, and what elsewhere? z = 1 keeps.",
            "Elsewhere z = σ(bz), so bz is large and positive. At a mark z = σ(wz + bz), so wz + bz is negative.",
            "bz = 10 and wz = −20 do it. For wn take a number whose tanh is nearly 1.",
        ]);

    /// <summary>The bias with which a gate that hears nothing else remembers for so many steps: z = σ(b), memory 1 / (1 − z).</summary>
    public static readonly Exercise<Func<double, double>> MemoryBias = new(
        "09-bias", "the bias",
        "Write Bias(steps): the b for which a gate z = σ(b) has a memory of 1/(1 − z) = steps.",
        steps => Math.Log(steps - 1),
        [new("of 2 steps", f => f(2)), new("of 5 steps", f => f(5)), new("of 20 steps", f => f(20)), new("of 1000 steps", f => f(1000))],
        [
            new("ln of steps", steps => Math.Log(steps), "Near, the more so the longer the memory. z = 1 − 1/steps; put that into b = ln(z / (1 − z)) and cancel."),
            new("the gate", steps => 1 - 1 / steps, "That is z itself. Asked is what σ must hear to say it: b = ln(z / (1 − z))."),
            new("the other convention", steps => -Math.Log(steps - 1), "Right where z = 1 overwrites. Here z = 1 keeps, so a longer memory needs a larger bias."),
            new("log10", steps => Math.Log10(steps - 1), "Take the natural logarithm, Math.Log: σ is made of e⁻ᵇ."),
            new("log2", steps => Math.Log2(steps - 1), "Take the natural logarithm, Math.Log, not Log2: σ is made of e⁻ᵇ."),
            new("no logarithm", steps => steps - 1, "That is z / (1 − z), the odds. b is their logarithm."),
            new("plus 1", steps => Math.Log(steps + 1), "You read 1 + e^b the wrong way round: the memory is 1/(1 − z) = 1 + e^b. Solve that for b."),
            new("ln z", steps => Math.Log(1 - 1 / steps), "That is ln z. σ turned round is ln(z / (1 − z)): divide by 1 − z before the logarithm."),
            new("σ of z", steps => 1 / (1 + Math.Exp(-(1 - 1 / steps))), "You sent z through σ. It must go the other way: which b has σ(b) = z?"),
            new("1/e exactly", steps => -Math.Log(Math.Exp(1 / steps) - 1),
                "A good answer to a stricter question: with your bias exactly 1/e is left after that many steps. Asked is the rule 1/(1 − z) = steps, which comes near it."),
            new("leftover", steps => Math.Log(1 / steps), "That is the logarithm of 1 − z alone. σ(b) = z means b = ln(z / (1 − z))."),
        ],
        [
            "Solve 1/(1 − z) = steps for z first.",
            "z = 1 − 1/steps. And σ(b) = z turned round is b = ln(z / (1 − z)).",
            "z / (1 − z) = (1 − 1/steps) · steps.",
        ]);

    private static double Gate(Func<(double Wz, double Bz, double Wn)> f, double mark) => 1 / (1 + Math.Exp(-(f().Wz * mark + f().Bz)));

    private static string Short(double value) => Numbers.Short(value);
}
