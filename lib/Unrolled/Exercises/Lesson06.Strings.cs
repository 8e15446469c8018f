using Unrolled.Data;
using Unrolled.Numerics;

namespace Unrolled.Exercises;

public static partial class Lesson06
{
    /// <summary>A string of length 4 that the dataflowr notebook's rule calls valid and that is not. The answer is text, such as "([)]".</summary>
    public static readonly Exercise<Func<string>> FalseLabel = new(
        "06-false-label", "the string",
        "Return four brackets as text that Brackets.FlawedLabel calls valid although they are not.",
        () => "(][)",
        [
            new("of your string", f => BracketText.Read(f()).Length == 4, Tell: f => $"“{f()}” has {BracketText.Read(f()).Length} brackets and should have four."),
            new("of your string", f => Brackets.FlawedLabel(BracketText.Read(f())), "the flawed rule's label"),
            new("of your string", f => Brackets.IsValid(BracketText.Read(f())), "the oracle's label"),
        ],
        [
            new("really valid", () => "([])", "This one is valid, so the flawed rule is right about it. Find one where it is wrong."),
            new("rejected by both", () => "([)]", "The flawed rule rejects this one too. It pushes a closer that does not match: what must come next to pop it again?"),
            new("another length", () => "()(][)", "A false label indeed; now one of four brackets. What in yours is not needed, or is there a shorter way?"),
            new("another length, rejected", () => "(]", "The flawed rule rejects this one, too. It needs four brackets: a closer that it pushes, and what pops it again."),
            new("another length, valid", () => "()", "And it is really valid. The flawed rule needs one opener to get past the empty stack, and a closer it can push."),
        ],
        [
            "Follow the rule by hand on ( ] …: the stack holds ( and then ].",
            "Now [ arrives. Its partner ] is on top.",
            "After [ has popped ], only ( is left.",
        ]);

    /// <summary>A nearly valid string from a valid one: rejected by the oracle, yet as alike as can be.</summary>
    public static readonly Exercise<Func<int[], Random64, int[]>> BetterNegative = new(
        "06-negative", "the answer",
        "Write Negative(valid, random): a copy of a valid string with at most two symbols changed that the oracle rejects, and that a net which only counts openers and closers cannot tell from a valid one.",
        (valid, random) =>
        {
            var s = valid.ToArray();
            int t = Enumerable.Range(0, s.Length).Where(i => !Brackets.IsOpener(s[i])).ElementAt(random.Next(s.Length / 2));
            s[t] = 5 + (s[t] - 5 + random.Next(1, 5)) % 5;
            return s;
        },
        [
            AskNegative("The oracle should reject every result", (valid, made, before) => !Brackets.IsValid(made)),
            AskNegative("The length should stay the same", (valid, made, before) => made.Length == before.Length),
            AskNegative("Every result should have as many openers as closers", (valid, made, before) => 2 * made.Count(Brackets.IsOpener) == made.Length),
            AskNegative("At most two symbols should change", (valid, made, before) => made.Length == before.Length && made.Zip(before).Count(p => p.First != p.Second) <= 2),
            AskNegative("The string given to you should stay as it was", (valid, made, before) => valid.AsSpan().SequenceEqual(before)),
            new("on 200 strings", f => Tries(f).Any(t => t.Made?.AsSpan().SequenceEqual(t.Before) == false), "whether any string comes back changed"),
        ],
        [
            new("unchecked swap", Swap, "Some of your results are still valid: swapping two symbols may change nothing, or turn ( ) [ ] into [ ] ( ). Ask Brackets.IsValid and draw again."),
            new("nothing returned", (valid, random) => null!, "Return the spoilt copy: an array of symbols."),
            new("unchanged copy", (valid, random) => [.. valid], "Every string comes back as it was. Change the copy before you return it."),
            new("shuffle", (valid, random) => Shuffled(valid, random), "A shuffle keeps every count but moves nearly every symbol, and now and then the result is valid. Change two places at most, and ask Brackets.IsValid."),
            new("shuffle until rejected", (valid, random) => Shuffled(valid, random, untilRejected: true), "Rejected, but a shuffle moves nearly every symbol: the mistake shows everywhere. Change two places at most."),
            new("random symbols", (valid, random) => [.. valid.Select(_ => random.Next(Brackets.Symbols))], "That is the easy kind: random symbols fail in the first few steps. Start from the valid string and change little."),
            new("one symbol dropped", (valid, random) => valid[1..], "An odd length is never valid, so the length alone gives it away."),
            new("side flipped", (valid, random) => [.. valid[..^1], random.Next(Brackets.Types)], "You turned a closer into an opener (or the other way): counting is enough to notice. Change a type, or an order."),
            new("in place", InPlace, "Your result is good, but you changed the array you were given; copy it first with ToArray()."),
        ],
        [
            "Copy the array. Then spoil it in one place.",
            "A closer of another type keeps every count of openers and closers.",
            "Closers are 5…9: move one by 1…4 places round that circle, so that it never lands on itself.",
        ]);

    private static readonly BracketSet Long = BracketSets.HardLongOfNotebook(400, seed: 6);

    /// <summary>A rule for the long strings of the dataflowr notebook that reads no bracket: valid ones have 40 symbols, the others 41.</summary>
    public static readonly Exercise<Func<int[], bool>> LengthRule = new(
        "06-length", "the answer",
        "Write Cheat(symbols): a rule that is right about every string of BracketSets.HardLongOfNotebook without looking at a single bracket.",
        symbols => symbols.Length % 2 == 0,
        [
            new("on 400 long strings of the dataflowr notebook", f => Long.Average(s => f(s.Symbols) == s.Valid ? 1.0 : 0.0), "the accuracy"),
            new("on the same strings", f => Long.Average(s => f(s.Symbols) ? 1.0 : 0.0), "the share called valid"),
            new("on the same strings with every bracket replaced by (", f => Long.Average(s => f(new int[s.Length]) ? 1.0 : 0.0), "the share called valid"),
            new("on the same strings replaced by )()( …", f => Long.Average(s => f([.. s.Symbols.Select((_, t) => t % 2 == 0 ? 9 : 0)]) ? 1.0 : 0.0), "the share called valid"),
        ],
        [
            new("always valid", symbols => true, "Half of the set is valid, so always saying so is right half of the time. Print a few of both sorts: what differs at a glance?"),
            new("never valid", symbols => false, "Half of the set is valid, so never saying so is right half of the time. Print a few of both sorts: what differs at a glance?"),
            new("turned round", symbols => symbols.Length % 2 == 1, "You found what differs, but the answers are the wrong way round: which of the two lengths can be valid at all?"),
            new("the oracle", Brackets.IsValid, "Right every time, but it reads the brackets, as we hoped the net would. There is a way to be right without reading any."),
            new("counting", symbols => 2 * symbols.Count(Brackets.IsOpener) == symbols.Length, "Counting openers and closers is right every time here, which is telling too; but you read the brackets. Not even that is needed."),
        ],
        ["Print s.Length and s.Valid of a few strings of the set.", "The valid ones have 40 symbols, the others 41.", "A string of an odd number of brackets is never valid."]);

    private static Probe<Func<int[], Random64, int[]>> AskNegative(string rule, Func<int[], int[], int[], bool> holds)
    {
        bool Fails((int[] Valid, int[]? Made, int[] Before) t) => t.Made is null || !holds(t.Valid, t.Made, t.Before);
        return new("on 200 strings", f => !Tries(f).Any(Fails), Tell: f =>
        {
            foreach (var t in Tries(f))
                if (Fails(t)) return $"{rule}, but {BracketText.Write(t.Before)} became {Text(t.Made)}.";
            return $"{rule}, and did not on each call.";                // an answer with a random generator of its own
        });
    }

    private static string Text(int[]? symbols) => symbols is null ? "nothing (null)"
        : symbols.All(s => s is >= 0 and < Brackets.Symbols) ? BracketText.Write(symbols) : string.Join(" ", symbols);

    /// <summary>200 valid strings as the answer left them, what it made of them, and as they were before.</summary>
    private static IEnumerable<(int[] Valid, int[]? Made, int[] Before)> Tries(Func<int[], Random64, int[]> f)
    {
        var random = new Random64(6);
        for (int i = 0; i < 200; i++)
        {
            var valid = BracketSampler.Valid(4 + 2 * (i % 9), random);
            var before = valid.ToArray();
            yield return (valid, f(valid, random), before);
        }
    }

    private static int[] Shuffled(int[] valid, Random64 random, bool untilRejected = false)
    {
        var s = valid.ToArray();
        do random.Shuffle<int>(s); while (untilRejected && Brackets.IsValid(s));
        return s;
    }

    private static int[] Swap(int[] valid, Random64 random)
    {
        var s = valid.ToArray();
        int i = random.Next(s.Length), j = random.Next(s.Length);
        (s[i], s[j]) = (s[j], s[i]);
        return s;
    }

    private static int[] InPlace(int[] valid, Random64 random)
    {
        valid[^1] = 5 + (valid[^1] - 4) % 5;
        return valid;
    }
}
