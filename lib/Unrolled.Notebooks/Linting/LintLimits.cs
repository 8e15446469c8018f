namespace Unrolled.Notebooks.Linting;

/// <summary>Every limit of the rules in one place.</summary>
internal static class LintLimits
{
    /// <summary>Words of prose in a lesson: one sitting.</summary>
    public const int Words = 2500;

    /// <summary>Words of prose to a line of code, least and most.</summary>
    public const double LeastWordsPerLine = 8, MostWordsPerLine = 15;

    /// <summary>Lines of code: the median over a lesson's cells, and any one cell.</summary>
    public const int MedianLines = 6, Lines = 20;

    /// <summary>Characters in a line of code: what a page shows without scrolling sideways.</summary>
    public const int Columns = 90;

    /// <summary>Experiments in a lesson.</summary>
    public const int Experiments = 3;

    /// <summary>Things to learn, one a line.</summary>
    public const int FewestGoals = 3, MostGoals = 5;

    /// <summary>Exercises after the lesson, beside the one in its build.</summary>
    public const int FewestExercises = 3, MostExercises = 5;

    /// <summary>Words in a source's entry that say what to look for.</summary>
    public const int WordsOnASource = 2;

    /// <summary>Passes of a loop outside a method, and how deep such loops may be nested.</summary>
    public const int LoopPasses = 10_000, LoopDepth = 2;

    /// <summary>What a cell may be tagged.</summary>
    public static readonly IReadOnlySet<string> Tags = new HashSet<string> { "instructor", "parameters", "raises-exception", "skip-execution", "slide" };

    /// <summary>Quantities that have a unit, each with an example of one.</summary>
    public static readonly IReadOnlyDictionary<string, string> Units = new Dictionary<string, string>
    {
        ["loss"] = "nats per letter", ["surprise"] = "nats", ["entropy"] = "nats", ["time"] = "s", ["duration"] = "s", ["length"] = "symbols", ["lag"] = "steps",
        ["lag k"] = "steps", ["delay"] = "steps", ["speed"] = "tokens per second", ["remaining life"] = "cycles", ["frequency"] = "Hz",
    };
}
