using Unrolled.Reporting;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>What every exercise has, whatever function it asks for.</summary>
public abstract class Exercise
{
    private protected Exercise(string id, string asked, string solution, IReadOnlyList<string> hints) =>
        (Id, Asked, Solution, Hints) = (id, asked, Dedent(solution), hints);

    /// <summary>Lesson and name, for example "03-dU".</summary>
    public string Id { get; }

    /// <summary>What the learner is to write, in one or two sentences.</summary>
    public string Asked { get; }

    /// <summary>The reference's own source text.</summary>
    public string Solution { get; }

    /// <summary>From a nudge to nearly the answer.</summary>
    public IReadOnlyList<string> Hints { get; }

    /// <summary>What the learner did about it so far.</summary>
    internal Effort Effort { get; } = new();

    /// <summary>Shows a hint, 1 for the gentlest.</summary>
    public Shown Hint(int number)
    {
        if (number < 1 || number > Hints.Count) return new($"{Id} has hints 1 to {Hints.Count}; there is no hint {number}.");
        Effort.Hinted(number);
        return new($"{Id}, hint {number} of {Hints.Count}: {Hints[number - 1]}", $"<p><strong>{Shown.Escape(Id)}, hint {number} of {Hints.Count}:</strong> {Shown.Escape(Hints[number - 1])}</p>");
    }

    /// <summary>Shows the reference solution. Try first: an answer you found stays longer.</summary>
    public Shown Reveal()
    {
        Effort.Revealed();
        return new(
            $"{Id}, one solution:\n{Solution}",
            $"""<p><strong>{Shown.Escape(Id)}, one solution:</strong></p><pre><code class="language-csharp">{Shown.Escape(Solution)}</code></pre>""");
    }

    /// <summary>Whether the reference passes its own check and every typical wrong answer meets its own hint.</summary>
    /// <returns>What is wrong with the exercise itself, for those who write exercises; empty when it is sound.</returns>
    public abstract IReadOnlyList<string> Faults();

    private static string Dedent(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        int indent = lines.Skip(1).Where(l => l.Trim() != "").Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((l, i) => i == 0 ? l : l.Length >= indent ? l[indent..] : l));
    }
}
