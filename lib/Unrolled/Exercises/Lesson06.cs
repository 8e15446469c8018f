using Unrolled.Data;
using Unrolled.Showing;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 06, brackets: be careful. Symbols 0…4 open, 9 − i closes i.</summary>
public static partial class Lesson06
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [Oracle, FalseLabel, BetterNegative, LengthRule];

    /// <summary>What is solved, with how many tries and hints, and what comes next; since the notebook was started.</summary>
    public static Shown Progress() => LessonProgress.Of("06", All);

    /// <summary>The blank of the build, the oracle: whether a string of symbols is valid.</summary>
    public static readonly Exercise<Func<int[], bool>> Oracle = new(
        "06-oracle", "the label",
        "Write IsValid(symbols): true when every closer closes the bracket opened last and nothing stays open.",
        symbols =>
        {
            var open = new Stack<int>();
            foreach (int s in symbols)
                if (s < 5) open.Push(s);
                else if (open.Count == 0 || open.Pop() != 9 - s) return false;
            return open.Count == 0;
        },
        [.. Texts.Select(text => new Probe<Func<int[], bool>>($"of {(text == "" ? "the empty string" : $"“{text}”")}", f => f(BracketText.Read(text))))],
        [
            new("the dataflowr notebook's rule", Brackets.FlawedLabel, "A closer that does not match must end it with false at once. You push it, and an opener may pop it later: some strings pass that should not."),
            new("nothing open passes", symbols => Stacked(symbols, (open, s) => open.Count == 0 || open.Pop() == Brackets.Partner(s)), "A closer that comes while nothing is open slips through: ) alone is not valid. Count == 0 is a reason to say false, not to skip the test."),
            new("compares with itself", symbols => Stacked(symbols, (open, s) => open.Count > 0 && open.Pop() == s), "The stack holds openers, so what you pop can never equal the closer itself. Its partner is 9 − s."),
            new("s − 5", symbols => Stacked(symbols, (open, s) => open.Count > 0 && open.Pop() == s - 5), "The partner of a closer s is 9 − s, not s − 5: 9 closes 0, 8 closes 1."),
            new("always valid", symbols => true, "You call every string valid, ( too."),
            new("never valid", symbols => false, "You call no string valid, not even ()."),
            new("counts only", symbols => 2 * symbols.Count(Brackets.IsOpener) == symbols.Length, "You compare how many open and how many close. Order and types matter too: ) ( and ( ] have the right counts."),
            new("counts by type", CountsByType, "You count each type by itself, so ( [ ) ] passes: the pairs cross. The bracket opened last must close first."),
            new("depth only", DepthOnly, "You follow the depth but not the types: ( ] passes. Remember which brackets are open, not only how many."),
            new("forgets what stays open", symbols => Run(symbols) is >= 0, "You answer true when the string ends, whatever is still open. ( alone is not valid."),
            new("pops an empty stack", symbols => Stacked(symbols, (open, s) => open.Pop() == Brackets.Partner(s)), "A closer may come while nothing is open, and Pop() on an empty stack throws. Look at Count first."),
        ],
        [
            "Push openers on a Stack<int>; a closer must fit the one on top.",
            "Three ways to fail: a closer on an empty stack, a closer that does not fit, brackets left at the end.",
            "foreach symbol: opener → Push; else if Count is 0 or Pop() is not its partner → false. At the end: Count == 0.",
        ]);

    private static string[] Texts => ["", "()", "{}", "([])", "(){}<>«»", "((([{}])))", "(", ")", "((", ")(", "(]", "([)]", "(][)", "())(", "[(])", "(()", "())", "([)](]", "()(][)[]"];

    /// <summary>The oracle with another test of a closer.</summary>
    private static bool Stacked(int[] symbols, Func<Stack<int>, int, bool> fits)
    {
        var open = new Stack<int>();
        foreach (int s in symbols)
            if (Brackets.IsOpener(s)) open.Push(s);
            else if (!fits(open, s)) return false;
        return open.Count == 0;
    }

    /// <summary>How many stay open; −1 at the first fault.</summary>
    private static int Run(int[] symbols)
    {
        var open = new Stack<int>();
        foreach (int s in symbols)
            if (Brackets.IsOpener(s)) open.Push(s);
            else if (open.Count == 0 || open.Pop() != Brackets.Partner(s)) return -1;
        return open.Count;
    }

    private static bool CountsByType(int[] symbols) =>
        Enumerable.Range(0, Brackets.Types).All(i => symbols.Count(s => s == i) == symbols.Count(s => s == Brackets.Partner(i)));

    private static bool DepthOnly(int[] symbols)
    {
        int depth = 0;
        return symbols.All(s => (depth += Brackets.IsOpener(s) ? 1 : -1) >= 0) && depth == 0;
    }
}
