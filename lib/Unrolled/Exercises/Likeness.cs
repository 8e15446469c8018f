namespace Unrolled.Exercises;

/// <summary>Asks what a wrong answer resembles, where its probes compare the function's own value.</summary>
internal static class Likeness
{
    /// <summary>One sentence; null when nothing is recognised.</summary>
    /// <param name="probes">The exercise's.</param>
    /// <param name="reference">The right answer.</param>
    /// <param name="yours">The wrong one, which came back in time from every probe.</param>
    /// <param name="got">Its values.</param>
    /// <param name="what">The value's name.</param>
    /// <param name="tolerance">Largest relative difference of two numbers.</param>
    public static string? Say<F>(IReadOnlyList<Probe<F>> probes, F reference, F yours, IReadOnlyList<Outcome> got, string what, double tolerance) where F : Delegate
    {
        if (!Recorded<F>.IsPossible || got.Any(o => o.Value is null)) return null;
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
    private static IReadOnlyList<string> Names<F>(F yours) where F : Delegate
    {
        int count = typeof(F).GetMethod("Invoke")!.GetParameters().Length;
        return [.. yours.Method.GetParameters().TakeLast(count).Select((p, i) => p.Name is { Length: > 0 } name ? name : $"argument {i + 1}")];
    }
}
