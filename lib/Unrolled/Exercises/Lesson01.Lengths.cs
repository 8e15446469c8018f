namespace Unrolled.Exercises;

public static partial class Lesson01
{
    /// <summary>T_x and T_y of five tasks, in the order in which the lesson lists them.</summary>
    public static readonly Exercise<Func<(int Tx, int Ty)[]>> Lengths = new(
        "01-lengths", "the pair of lengths",
        "Return (T_x, T_y) for each of the five tasks, in their order. No ⟨bos⟩ or ⟨eos⟩ is counted.",
        () => [(7, 1), (5, 5), (4, 5), (1, 8), (7, 3)],
        [
            new("of your array", f => f().Length == 5, Tell: f => $"There are five tasks, but you returned {f().Length} pairs."),
            AskPair(0, "the review (a)"), AskPair(1, "the tagged sentence (b)"), AskPair(2, "the translation (c)"), AskPair(3, "the melody (d)"), AskPair(4, "the sum (e)"),
        ],
        [
            new("swapped", () => [(1, 7), (5, 5), (5, 4), (8, 1), (3, 7)], "Your pairs are the wrong way round: T_x counts the steps of the input, T_y those of the output."),
            But(4, (2, 1), "Task (e) reads and writes characters, and + is one too: count the characters of each text."),
            But(4, (6, 3), "In (e) the + is a character like the others. The net reads it, too."),
            But(4, (1, 1), "In (e) a step is a character, so neither side is a single step."),
            But(4, (3, 1), "In (e) + is no gap between words: every digit is a step, in and out."),
            But(4, (3, 3), "In (e) you counted one number's digits. The input has two numbers, and the + between them."),
            But(4, (7, 1), "In (e) the answer is written in characters, too: how many has 864?"),
            But(4, (7, 4), "In (e) you counted an ⟨eos⟩ behind the answer. Here it is left out."),
            But(0, (8, 1), "In (a) you counted one word too many, or ⟨eos⟩."),
            But(0, (9, 1), "In (a) you counted ⟨bos⟩ and ⟨eos⟩. Here they are left out."),
            But(0, (6, 1), "In (a) you counted the gaps; there is one word more."),
            But(0, (28, 1), "In (a) you counted characters. A step is a word."),
            But(0, (7, 7), "In (a) there is one answer for the whole review, after its last word."),
            But(1, (5, 1), "In (b) every word gets a tag, so there are as many outputs as inputs."),
            But(1, (5, 2), "In (b) T_y is how many tags are written, not how many kinds there are."),
            But(3, (0, 8), "In (d) the mood is an input, a single one."),
            But(3, (1, 1), "In (d) a step is a note, and eight of them come out."),
            But(3, (8, 1), "In (d) you have it the wrong way round: the mood goes in, the notes come out."),
            But(3, (1, 9), "In (d) you counted an ⟨eos⟩ behind the notes. Here it is left out."),
            But(3, (8, 8), "In (d) the net is given one thing only, the mood. The notes are its output; that it reads them again, one by one, is its own affair."),
            But(2, (4, 6), "In (c) you counted an ⟨eos⟩ behind the German words. Here it is left out."),
            But(2, (5, 4), "In (c) the English words come in, the German ones go out: you have it the wrong way round."),
            But(2, (5, 5), "In (c) count the English words again: a translation need not have as many words as its source."),
            But(2, (17, 21), "In (c) you counted characters. A step is a word."),
            But(2, (4, 4), "In (c) count the German words too: a translation need not have as many words as its source."),
            new("⟨eos⟩ counted", () => [(7, 2), (5, 6), (4, 6), (1, 9), (7, 4)], "You counted an ⟨eos⟩ in every output. Here it is left out, on both sides."),
            new("none", () => [], "Return an array: [(…, …), (…, …), …], one pair for each task."),
            new("four pairs", () => [(7, 1), (5, 5), (4, 5), (1, 8)], "Right as far as it goes; the last, (e), is missing."),
            new("from 0", () => [(6, 0), (4, 4), (3, 4), (0, 7), (6, 2)], "Every length is one too small: these are the last steps counted from 0. A length counts the steps."),
        ],
        [
            "First ask what one step is: a word, a note, a character. Then count, input and output each on its own.",
            "One answer for the whole sequence means T_y = 1; one given thing at the start means T_x = 1.",
            "(a) has seven words and one answer; in (e), 216+648 has seven characters.",
        ]);

    private static (int Tx, int Ty)[] RightLengths => [(7, 1), (5, 5), (4, 5), (1, 8), (7, 3)];

    // says which length is wrong, not what it should be
    private static Probe<Func<(int Tx, int Ty)[]>> AskPair(int task, string name) => new($"of {name}", f => f().ElementAtOrDefault(task), Tell: f =>
    {
        var (yours, right) = (f().ElementAtOrDefault(task), RightLengths[task]);
        return $"For {name} " + (yours.Tx == right.Tx ? $"T_y is not {yours.Ty}." : yours.Ty == right.Ty ? $"T_x is not {yours.Tx}." : $"neither T_x = {yours.Tx} nor T_y = {yours.Ty} is right.");
    });

    private static WrongAnswer<Func<(int Tx, int Ty)[]>> But(int task, (int Tx, int Ty) pair, string hint) =>
        new($"{"abcde"[task]}: {pair.Tx}, {pair.Ty}", () => [.. RightLengths[..task], pair, .. RightLengths[(task + 1)..]], hint);
}
