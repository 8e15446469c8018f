using System.Text.RegularExpressions;

namespace Unrolled.Exercises;

/// <summary>Asks what a wrong answer resembles, where its probes compare the function's own value.</summary>
internal static class Likeness
{
    /// <summary>One sentence; null when nothing is recognised.</summary>
    /// <param name="probes">The exercise's.</param>
    /// <param name="reference">The right answer.</param>
    /// <param name="yours">The wrong one, which came back in time from every probe, if only with an error.</param>
    /// <param name="got">Its values.</param>
    /// <param name="what">The value's name.</param>
    /// <param name="tolerance">Largest relative difference of two numbers.</param>
    public static string? Say<F>(IReadOnlyList<Probe<F>> probes, F reference, F yours, IReadOnlyList<Outcome> got, string what, double tolerance) where F : Delegate
    {
        if (!Recorded<F>.IsPossible) return null;
        if (got.FirstOrDefault(o => o.Error != null) is { } stopped) return Foreign(probes[got.ToList().IndexOf(stopped)], reference, stopped.Error!.Message);
        var trials = probes.Zip(got, (p, o) => Trial(p, reference, o.Value!)).ToList();
        if (trials.Any(t => t is null)) return null;
        var names = Names(yours);
        return new Resemblance(trials!, names, what, tolerance).Say() ?? Swapped(probes, reference, got, names, tolerance);
    }

    private static Trial? Trial<F>(Probe<F> probe, F reference, Answer got) where F : Delegate
    {
        var recorded = new Recorded<F>(reference);
        return recorded.Single(Answer.Of(probe.Ask(recorded.Function))) is var (arguments, expected) ? new(arguments, expected, got) : null;
    }

    /// <summary>A matrix in a product that does not exist, where nothing that came in has that size: a variable of the lesson around the answer.</summary>
    private static string? Foreign<F>(Probe<F> probe, F reference, string message) where F : Delegate
    {
        if (Regex.Match(message, @"op1 is (\d+)x(\d+), op2 is (\d+)x(\d+)") is not { Success: true } ops) return null;
        var recorded = new Recorded<F>(reference);
        if (recorded.Single(Answer.Of(probe.Ask(recorded.Function))) is not var (arguments, _)) return null;
        var sizes = arguments.SelectMany(a => Exercises.Trial.Size(a) is var (rows, columns) ? [rows, columns] : new[] { a.Leaves.Count }).Append(1).ToHashSet();
        return ops.Groups.Values.Skip(1).Select(g => int.Parse(g.Value)).Where(size => !sizes.Contains(size)).Select(size =>
            $"Nothing that your method is given here has a size of {size}: does a matrix of the lesson come in from outside?").FirstOrDefault();
    }

    /// <summary>Two arguments of one type, each in the other's place.</summary>
    private static string? Swapped<F>(IReadOnlyList<Probe<F>> probes, F reference, IReadOnlyList<Outcome> got, IReadOnlyList<string> names, double tolerance) where F : Delegate
    {
        for (int i = 0; i < names.Count; i++)
            for (int j = i + 1; j < names.Count; j++)
                if (Permuted<F>.Swap(reference, i, j) is { } swapped && probes.Zip(got).All(p => Outcome.Of(p.First, swapped).IsSameAs(p.Second, tolerance)))
                    return $"Right if {names[i]} and {names[j]} change places: did you swap them?";
        return null;
    }

    // a method's own parameter names; a closure compiled by others may have one more in front
    public static IReadOnlyList<string> Names<F>(F yours) where F : Delegate
    {
        int count = typeof(F).GetMethod("Invoke")!.GetParameters().Length;
        return [.. yours.Method.GetParameters().TakeLast(count).Select((p, i) => p.Name is { Length: > 0 } name ? name : $"argument {i + 1}")];
    }
}
