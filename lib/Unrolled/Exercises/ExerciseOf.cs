using System.Runtime.CompilerServices;

namespace Unrolled.Exercises;

/// <summary>An exercise that asks for a function: checks a learner's answer against a reference, on inputs the exercise makes.</summary>
/// <typeparam name="F">The function's delegate type.</typeparam>
public sealed class Exercise<F> : Exercise where F : Delegate
{
    private readonly string what;
    private readonly F reference;
    private readonly IReadOnlyList<Probe<F>> probes;
    private readonly IReadOnlyList<WrongAnswer<F>> wrong;
    private readonly double tolerance;
    private readonly TimeSpan limit;
    private (F Yours, ExerciseStatus Status)? used;
    private string? announced;

    /// <param name="id">Lesson and name, for example "03-dU".</param>
    /// <param name="what">The name of the function's value in messages, for example "dU".</param>
    /// <param name="asked">What the learner is to write.</param>
    /// <param name="reference">The right answer.</param>
    /// <param name="probes">The inputs and what is compared; sizes that all differ, so that a swapped pair cannot cancel.</param>
    /// <param name="wrong">Typical wrong answers, each with its hint; the first that gives the learner's values speaks.</param>
    /// <param name="hints">Up to three, from a nudge to nearly the answer.</param>
    /// <param name="tolerance">Largest relative difference of two numbers: 1e-4 in the float library, 1e-8 in the double one, when not given.</param>
    /// <param name="seconds">How long an answer may take for one probe.</param>
    /// <param name="solution">The reference's source text; the compiler fills it in.</param>
    public Exercise(string id, string what, string asked, F reference, IReadOnlyList<Probe<F>> probes, IReadOnlyList<WrongAnswer<F>> wrong,
        IReadOnlyList<string> hints, double? tolerance = null, double seconds = 5, [CallerArgumentExpression(nameof(reference))] string solution = "")
        : base(id, asked, solution, hints)
    {
        (this.what, this.reference, this.probes, this.wrong, limit) = (what, reference, probes, wrong, TimeSpan.FromSeconds(seconds));
        this.tolerance = tolerance ?? (sizeof(Real) == sizeof(float) ? 1e-4 : 1e-8);
    }

    /// <summary>Says whether an answer is right; if not, what differs, where, and what may have happened. Errors in the answer's code are met here, never thrown.</summary>
    /// <exception cref="OperationCanceledException">The notebook's cell was interrupted.</exception>
    public ExerciseResult Check(F yours)
    {
        var result = Judge(yours);
        Effort.Checked(result.Status);
        return result;
    }

    /// <summary>Whether an answer is right.</summary>
    public bool Passes(F yours) => Judge(yours).Status == ExerciseStatus.Right;

    /// <summary>The learner's function when it is right, else the reference, so that the lesson can go on; prints which, once.</summary>
    public F Use(F yours)
    {
        if (used?.Yours.Equals(yours) != true) used = (yours, Judge(yours).Status);
        Effort.Used(used.Value.Status);
        Announce(yours, used.Value.Status);
        return used.Value.Status == ExerciseStatus.Right ? yours : reference;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        string[] texts = [what, Asked, .. Hints, .. probes.Select(p => p.Case), .. wrong.SelectMany(w => new[] { w.Name, w.Hint })];
        faults.AddRange(texts.Where(text => text.Contains("To be written", StringComparison.Ordinal)).Distinct().Select(text => $"{Id}: {text}"));
        if (probes.Count == 0) faults.Add($"{Id}: no probe, so every answer is right.");
        if (Hints.Count > 3) faults.Add($"{Id}: {Hints.Count} hints; at most 3 are shown in lessons.");
        if (wrong.Count < 3) faults.Add($"{Id}: {wrong.Count} typical wrong answers; learners find at least 3.");
        foreach (var same in wrong.GroupBy(w => w.Hint).Where(g => g.Count() > 1)) faults.Add($"{Id}: {string.Join(" and ", same.Select(w => $"“{w.Name}”"))} meet one hint: {same.Key}");
        var own = Judge(reference);
        if (own.Status != ExerciseStatus.Right) faults.Add($"{Id}: the reference fails its own check: {own.Message}");
        foreach (var w in wrong)
        {
            var result = Judge(w.Function);
            if (result.Status != ExerciseStatus.Wrong) faults.Add($"{Id}: the wrong answer “{w.Name}” is taken as {result.Status}; a probe must tell it apart.");
            else if (!result.Message.EndsWith(w.Hint, StringComparison.Ordinal)) faults.Add($"{Id}: the wrong answer “{w.Name}” meets another's hint: {result.Message}");
        }
        return faults;
    }

    private ExerciseResult Judge(F yours)
    {
        if (yours is null) return new(Id, ExerciseStatus.Wrong, $"There is no function to check: it is null. {Asked}");
        var (got, overwritten) = Try(yours);
        if (got.Any(o => o.IsNotSolved)) return new(Id, ExerciseStatus.NotYet, $"{Asked}{(Hints.Count > 0 ? " Stuck? Ask for Hint(1)." : "")}");
        var expected = Run(reference);
        if (expected.FindIndex(o => o.Error != null) is >= 0 and var unfinished)
            return new(Id, ExerciseStatus.Wrong, $"This exercise is not finished: its reference stops {probes[unfinished].Case}.");
        if (Complaint(yours, expected, got) is { } complaint) return new(Id, ExerciseStatus.Wrong, $"{complaint} {Help(yours, got)}".TrimEnd());
        if (overwritten is { } name)
            return new(Id, ExerciseStatus.Wrong, $"{Upper(what)} has the right values, but your method overwrites {name}, which its caller may still need. Write into something new, or into a copy.");
        return new(Id, ExerciseStatus.Right, $"{Upper(what)} passes {probes.Count switch { 1 => "the test", 2 => "both tests", _ => $"all {probes.Count} tests" }}.");
    }

    /// <summary>The learner's own function at each probe, as far as it comes back in time; and the argument that it changes in place, if any.</summary>
    private (List<Outcome> Got, string? Overwritten) Try(F yours)
    {
        var outcomes = new List<Outcome>();
        var recorded = Recorded<F>.IsPossible ? new Recorded<F>(yours) : null;
        foreach (var probe in probes)
        {
            outcomes.Add(new Attempt<F>(probe, recorded?.Function ?? yours).Run(limit));
            if (outcomes[^1].Late != null) break;
        }
        return (outcomes, recorded?.Changed is { } i ? Likeness.Names(yours)[i] : null);
    }

    private List<Outcome> Run(F function) => [.. probes.Select(p => Outcome.Of(p, function))];

    private string Help(F yours, List<Outcome> got)
    {
        if (got[^1].Late != null) return "";
        return wrong.FirstOrDefault(w => AreSame(Run(w.Function), got))?.Hint ?? Likeness.Say(probes, reference, yours, got, what, tolerance) ?? (Hints.Count > 0 ? "Hint(1) may help." : "");
    }

    private void Announce(F yours, ExerciseStatus status)
    {
        string said = $"{Id}: " + status switch
        {
            ExerciseStatus.Right => "yours is right, and the lesson goes on with it.",
            ExerciseStatus.NotYet => "not written yet; the lesson goes on with the reference.",
            _ => "yours is not right yet; the lesson goes on with the reference.",
        };
        string about = $"{said} {yours.Method.Module.ModuleVersionId} {yours.Method.MetadataToken}";        // the same lines of the same cell, whatever closure
        if (about != announced) Console.WriteLine(said);
        announced = about;
    }

    private bool AreSame(List<Outcome> a, List<Outcome> b) => a.Zip(b).All(pair => pair.First.IsSameAs(pair.Second, tolerance));

    /// <summary>The first error, else the first wrong shape, else the first wrong value; null when all is right.</summary>
    private string? Complaint(F yours, List<Outcome> expected, List<Outcome> got)
    {
        for (int i = 0; i < got.Count; i++)
            if (got[i].Error != null) return got[i].DescribeError(probes[i].Case);
        var differences = got.Select((o, i) => (Probe: probes[i], Difference: Difference.Between(expected[i].Value!, o.Value!, tolerance)))
            .Where(d => d.Difference != null).OrderByDescending(d => d.Difference!.IsShape).ToList();
        if (differences.Count == 0) return null;
        var (probe, difference) = differences[0];
        return probe.Tell is { } tell ? tell(yours) : Upper($"{Place(probe.What ?? what, difference!.Path)} {probe.Case} {difference.Text}");
    }

    // the second entry of "(X, Y)" is called Y, not (X, Y)[1]
    private static string Place(string what, string path) =>
        what is ['(', .. var names, ')'] && path is ['[', >= '0' and <= '9' and var digit, ']', .. var rest] && names.Split(", ") is var parts && digit - '0' < parts.Length ? parts[digit - '0'] + rest : what + path;

    // "the number of …" begins a sentence; a symbol such as dU or ŷ keeps its letter
    private static string Upper(string text) => text.StartsWith("the ", StringComparison.Ordinal) || text.StartsWith("your ", StringComparison.Ordinal) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
