using MathNet.Numerics.LinearAlgebra;
using Unrolled.Reporting;

namespace Unrolled.Exercises;

/// <summary>Recognises what was done to the right value: a factor, a transposition, a step too far. One sentence where every call shows the same, else none.</summary>
/// <param name="trials">Every call of the answer.</param>
/// <param name="names">What the learner calls the arguments.</param>
/// <param name="what">What the exercise calls the value.</param>
/// <param name="tolerance">Largest relative difference of two numbers.</param>
internal sealed class Resemblance(IReadOnlyList<Trial> trials, IReadOnlyList<string> names, string what, double tolerance)
{
    private Func<string?>[] Kinds => [Nothing, AnInput, Constant, Negated, Transposed, Scaled, Shifted, Term, Factor, Turned, Displaced, Relaid, Outside, AsInput];

    /// <summary>Null when nothing is recognised.</summary>
    public string? Say() => trials.Count == 0 ? null : Kinds.Select(kind => kind()).FirstOrDefault(said => said != null);

    private string? Nothing() => Every(t => t.Pairs.Length > 0 && t.Pairs.All(p => p.G == 0)) && trials.Any(t => t.Pairs.Any(p => p.E != 0))
        ? $"{Upper(what)} is 0 throughout: was it ever computed, or did something multiply by 0?" : null;

    private string? AnInput() => Input((t, input) => Same(t.Got, input), name => $"You return {name} as it came in.");

    private string? Constant() => trials.Count > 1 && Every(t => t.Got.Leaves.Count > 0 && Same(t.Got, trials[0].Got)) && trials.Any(t => !Same(t.Expected, trials[0].Expected))
        ? "It is the same whatever comes in: does it use what it is given?" : null;

    private string? Negated()
    {
        if (trials.Any(t => t.Expected.Leaves is [{ Value: true }]) && trials.Any(t => t.Expected.Leaves is [{ Value: false }]) && Every(t => t.Expected.Leaves is [{ Value: bool e }] && t.Got.Leaves is [{ Value: bool g }] && e != g)) return "It is true where it should be false, and false where it should be true: the wrong way round.";
        return Enough(t => t.SameShape && All(t, (e, g) => (-e, g))) ? "Right but for its sign." : null;
    }

    private string? Transposed() => Every(t => Trial.Size(t.Expected) is (> 1, _) or (_, > 1) && Same(Transpose(t.Expected), t.Got))
        ? trials.Any(t => !t.SameShape) ? "Apart from that it is right." : "Right but transposed: rows and columns have changed places." : null;

    private string? Scaled()
    {
        double[] ratio = [.. trials.Select(Ratio)];
        if (!ratio.All(r => double.IsFinite(r) && Math.Abs(r) > tolerance) || !Enough(t => t.SameShape && All(t, (e, g) => (e * Ratio(t), g)))) return null;
        foreach (var (size, name) in Sizes())
        {
            if (ratio.Zip(size).All(p => p.Second > 1 && Close(p.First * p.Second, 1))) return $"Yours has the right size but is divided by {name}: a mean where a sum is asked, or did you divide twice?";
            if (ratio.Zip(size).All(p => p.Second > 1 && Close(p.First, p.Second))) return $"Yours has the right size but is {name} times too large: a sum where a mean is asked?";
        }
        return ratio.All(r => Close(r, ratio[0])) ? $"Yours is {Numbers.Short(ratio[0])} times what it should be, everywhere: a constant factor is too much or missing." : null;
    }

    private string? Shifted()
    {
        double by = trials[0].Pairs is [var (e, g), ..] ? g - e : 0;
        if (Math.Abs(by) < tolerance || !Enough(t => t.SameShape && All(t, (e, g) => (e + by, g)))) return null;
        return Math.Abs(by) == 1 ? $"Always one too {(by > 0 ? "many" : "few")}: does the counting begin or end one step off?" : $"Too {(by > 0 ? "large" : "small")} by {Numbers.Short(Math.Abs(by))}, always.";
    }

    private string? Term() =>
        Input((t, x) => Combine(t, x, (e, g, x) => (e - x, g)), name => $"The term {name} is missing.")
        ?? Input((t, x) => Combine(t, x, (e, g, x) => (e + x, g)), name => $"{name} is added once too often.");

    private string? Factor() =>
        Input((t, x) => Combine(t, x, (e, g, x) => (e, g * x)), name => $"A factor {name} is missing, entry by entry.")
        ?? Input((t, x) => Combine(t, x, (e, g, x) => (e * x, g)), name => $"It is multiplied by {name} once too often, entry by entry.");

    private string? Turned() => Lists(t => Run(t.Expected.Leaves.Reverse(), t.Got.Leaves)) ? "The right values in reverse order." : null;

    private string? Displaced()
    {
        if (Lists(t => Run(t.Expected.Leaves.Skip(1), t.Got.Leaves.SkipLast(1)) && t.SameShape)) return "Off by one step: each value stands where the one before it belongs.";
        if (Lists(t => Run(t.Expected.Leaves.SkipLast(1), t.Got.Leaves.Skip(1)) && t.SameShape)) return "Off by one step: each value stands where the next one belongs.";
        if (Lists(t => Run(t.Expected.Leaves.Skip(1), t.Got.Leaves))) return "The first value is missing.";
        return Lists(t => Run(t.Expected.Leaves.SkipLast(1), t.Got.Leaves)) ? "The last value is missing." : null;
    }

    private string? Relaid() => Enough(t => !t.SameShape && All(t, (e, g) => (e, g))) ? "The numbers are right; only their layout is not." : null;

    private string? Outside()
    {
        if (Trial.Size(trials[0].Expected) is null || trials.Count < 2 || trials.Skip(1).Any(t => Same(t.Expected, trials[0].Expected))) return null;
        if (!Enough(t => t.SameShape && t.Pairs.Length == trials[0].Pairs.Length && t.Pairs.All(p => p.E != 0 && !Close(p.E, p.G)))) return null;
        bool AsIn(Func<(double E, double G), double> part) => Every(t => t.Pairs.Zip(trials[0].Pairs).All(p => Close(part(p.First), part(p.Second))));
        if (AsIn(p => p.G / p.E)) return "Each entry is the right one times a number that is the same in every test: does a factor come in from outside your method?";
        if (AsIn(p => p.G - p.E)) return "Each entry is off by a number that is the same in every test: does a term come in from outside your method?";
        return IsProduct() ? "Yours is the right matrix multiplied from the left by another, the same in every test: does a factor come in from outside your method?" : null;
    }

    // G = M E with one M for all calls; more columns of E than M has, or any G would do
    private bool IsProduct()
    {
        if (Trial.Size(trials[0].Expected) is not var (rows, _) || trials.Any(t => Trial.Size(t.Expected)?.Rows != rows)) return false;
        var (E, G) = (Side(p => p.E), Side(p => p.G));
        return E.Rank() == rows && Independent() > rows && (G * E.PseudoInverse() * E - G).L2Norm() <= 10 * tolerance * G.L2Norm();

        Matrix<double> Side(Func<(double E, double G), double> side) => trials.Select(t => Columns(t, side)).Aggregate((a, b) => a.Append(b));
        int Independent() => trials.Sum(t => Columns(t, p => p.E).Rank());
        Matrix<double> Columns(Trial t, Func<(double E, double G), double> side) => Matrix<double>.Build.DenseOfRowMajor(rows, t.Pairs.Length / rows, t.Pairs.Select(side));
    }

    private string? AsInput() => Every(t => !t.SameShape && Trial.Size(t.Got) is not null)
        ? Enumerable.Range(0, names.Count).Where(i => Every(t => t.Inputs[i].Shape == t.Got.Shape)).Select(i => $"It has the shape of {names[i]} each time, whatever the size.").FirstOrDefault() : null;

    /// <summary>Sizes of the arguments that learners divide by, by call.</summary>
    private IEnumerable<(int[] Size, string Name)> Sizes() => Enumerable.Range(0, names.Count).SelectMany(i => new (int[], string)[]
    {
        ([.. trials.Select(t => Trial.Size(t.Inputs[i])?.Columns ?? 0)], $"the number of columns of {names[i]}"),
        ([.. trials.Select(t => Trial.Size(t.Inputs[i])?.Rows ?? 0)], $"the number of rows of {names[i]}"),
        ([.. trials.Select(t => Trial.Size(t.Inputs[i]) is null ? t.Inputs[i].Leaves.Count : 0)], $"the length of {names[i]}"),
    });

    private string? Input(Func<Trial, Answer, bool> holds, Func<string, string> say) =>
        Enumerable.Range(0, names.Count).Where(i => Enough(t => holds(t, t.Inputs[i]))).Select(i => say(names[i])).FirstOrDefault();

    private bool Every(Func<Trial, bool> holds) => trials.All(holds);

    // one or two numbers resemble too much
    private bool Enough(Func<Trial, bool> holds) => trials.Sum(t => t.Got.Leaves.Count) > 2 && Every(holds);

    private bool Lists(Func<Trial, bool> holds) => trials.Any(t => t.Expected.Leaves.Count > 2) && Every(t => t.Expected.Leaves.Count > 1 && IsList(t.Expected) && IsList(t.Got) && holds(t));

    private static bool IsList(Answer answer) => answer.Shape.StartsWith("a list of ", StringComparison.Ordinal) || answer.Shape.StartsWith("a vector of ", StringComparison.Ordinal);

    private bool All(Trial t, Func<double, double, (double, double)> pair) => t.Pairs.Length > 0 && t.Pairs.All(p => pair(p.E, p.G) is var (a, b) && Close(a, b));

    private bool Combine(Trial t, Answer input, Func<double, double, double, (double, double)> pair) => t.SameShape && input.Shape == t.Got.Shape && Trial.Numbers(input) is { } x
        && t.Pairs.Length == x.Length && x.Any(v => v is not (0 or 1)) && t.Pairs.Zip(x).All(p => pair(p.First.E, p.First.G, p.Second) is var (a, b) && Close(a, b));

    private bool Same(Answer? a, Answer b) => a != null && Difference.Between(a, b, tolerance) is null;

    private bool Run(IEnumerable<Answer.Leaf> a, IEnumerable<Answer.Leaf> b) => Same(Lay(a), Lay(b));

    private static Answer Lay(IEnumerable<Answer.Leaf> leaves) => Answer.Of(leaves.Select(l => l.Value).ToArray());

    private bool Close(double a, double b) => Math.Abs(a - b) <= tolerance * Math.Max(1e-3, Math.Max(Math.Abs(a), Math.Abs(b)));

    // g ≈ r e by least squares
    private static double Ratio(Trial t) => t.Pairs.Sum(p => p.E * p.G) / t.Pairs.Sum(p => p.E * p.E);

    private static Answer? Transpose(Answer answer)
    {
        if (Trial.Size(answer) is not var (rows, columns)) return null;
        var kind = answer.Shape.Split(' ')[^1];
        return new($"a {columns} × {rows} {kind}", [.. from j in Enumerable.Range(0, columns) from i in Enumerable.Range(0, rows) select answer.Leaves[i * columns + j] with { Path = $"[{j}, {i}]" }]);
    }

    private static string Upper(string text) => text.StartsWith("the ", StringComparison.Ordinal) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
