using Unrolled.Data;

namespace Unrolled.Exercises;

/// <summary>The exercises of lesson 06, brackets: be careful. Symbols 0…4 open, 9 − i closes i.</summary>
public static partial class Lesson06
{
    /// <summary>Every exercise of the lesson, in its order.</summary>
    public static IReadOnlyList<Exercise> All => [Closes, IsBalanced, FalseLabel, BetterNegative, BalancedAccuracy];

    /// <summary>The blank line of the build: whether a closer (5…9) closes an opener (0…4). Arguments: closer, opener.</summary>
    public static readonly Exercise<Func<int, int, bool>> Closes = new(
        "06-closes", "the answer",
        "Write Closes(closer, opener): whether this closer (5…9) is the partner of this opener (0…4).",
        (closer, opener) => closer == 9 - opener,
        [.. from opener in Enumerable.Range(0, 5) from closer in Enumerable.Range(5, 5) select AskCloses(closer, opener)],
        [
            new("any closer", (closer, opener) => closer >= 5, "You accept every closer. Then ( ] counts as a pair, and only the counts are checked."),
            new("parallel numbering", (closer, opener) => closer == opener + 5, "The closers are numbered backwards: 9 closes 0, 8 closes 1 … 5 closes 4."),
            new("same number", (closer, opener) => closer == opener, "An opener and its closer are different symbols; they are never equal, so nothing would ever close."),
            new("off by one", (closer, opener) => closer + opener == 10, "There are ten symbols, but they are counted from 0: what do 0 and 9 add up to?"),
        ],
        ["Write the five pairs down: 0 and 9, 1 and 8 …", "What do the two numbers of a pair add up to?"]);

    /// <summary>The oracle itself: whether a string of symbols is balanced.</summary>
    public static readonly Exercise<Func<int[], bool>> IsBalanced = new(
        "06-oracle", "the label",
        "Write IsBalanced(symbols): true when every closer closes the bracket opened last and nothing stays open.",
        symbols =>
        {
            var open = new Stack<int>();
            foreach (int s in symbols)
                if (s < 5) open.Push(s);
                else if (open.Count == 0 || open.Pop() != 9 - s) return false;
            return open.Count == 0;
        },
        [.. Texts.Select(text => new Probe<Func<int[], bool>>($"of {(text == "" ? "the empty string" : text)}", f => f(BracketText.Read(text))))],
        [
            new("the notebook's rule", Brackets.FlawedLabel, "A closer that does not match must end it with false at once. You push it, and an opener pops it later: ( ] [ ) passes."),
            new("counts only", symbols => 2 * symbols.Count(Brackets.IsOpener) == symbols.Length, "You compare how many open and how many close. Order and types matter too: ) ( and ( ] have the right counts."),
            new("counts by type", CountsByType, "You count each type by itself, so ( [ ) ] passes: the pairs cross. The bracket opened last must close first."),
            new("depth only", DepthOnly, "You follow the depth but not the types: ( ] passes. Remember which brackets are open, not only how many."),
            new("forgets what stays open", symbols => Run(symbols) is >= 0, "You answer true when the string ends, whatever is still open. ( alone is not balanced."),
            new("pops an empty stack", PopsEmpty, "A closer may come while nothing is open, and Pop() on an empty stack throws. Look at Count first."),
        ],
        [
            "Push openers on a Stack<int>; a closer must fit the one on top.",
            "Three ways to fail: a closer on an empty stack, a closer that does not fit, brackets left at the end.",
            "foreach symbol: opener → Push; else if Count is 0 or Pop() is not its partner → false. At the end: Count == 0.",
        ]);

    private static string[] Texts => ["", "()", "([])", "(){}<>«»", "((([{}])))", "(", ")", "((", ")(", "(]", "([)]", "(][)", "())(", "[(])", "(()", "())", "([)](]", "()(][)[]"];

    private static Probe<Func<int, int, bool>> AskCloses(int closer, int opener) =>
        new($"for Closes({closer}, {opener}), {BracketText.Glyph(opener)} then {BracketText.Glyph(closer)},", f => f(closer, opener));

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

    private static bool PopsEmpty(int[] symbols)
    {
        var open = new Stack<int>();
        foreach (int s in symbols)
            if (Brackets.IsOpener(s)) open.Push(s);
            else if (open.Pop() != Brackets.Partner(s)) return false;
        return open.Count == 0;
    }
}
