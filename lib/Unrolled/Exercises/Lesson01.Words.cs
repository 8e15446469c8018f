using Unrolled.Data;
using Unrolled.Sequences;

namespace Unrolled.Exercises;

public static partial class Lesson01
{
    /// <summary>The share of a test text's words that a vocabulary of the training text's frequent words does not know.</summary>
    public static readonly Exercise<Func<string[], string[], int, double>> UnknownShare = new(
        "01-unknown", "the share",
        "Write UnknownShare(train, test, atLeast): the share, from 0 to 1, of the words in test that become ⟨unk⟩ when the vocabulary has the words that occur at least atLeast times in train. A word that comes twice in test counts twice.",
        (train, test, atLeast) => test.Count(word => train.Count(other => other == word) < atLeast) / (double)test.Length,
        [AskShare(1), AskShare(2), AskShare(3), AskShare(1, "a b a c"), AskShare(9), AskShare(1, "The dog sees the Cat")],
        [
            new("the known share", (train, test, atLeast) => test.Count(word => train.Count(other => other == word) >= atLeast) / (double)test.Length,
                "This is the share that is known. What is asked for is the rest."),
            new("a number, not a share", (train, test, atLeast) => test.Count(word => train.Count(other => other == word) < atLeast),
                "This is how many are unknown. Divide by the number of words in test."),
            new("whole numbers divided", (train, test, atLeast) => test.Count(word => train.Count(other => other == word) < atLeast) / test.Length,
                "int / int is a whole number in C#, so the share is cut down to 0. Divide by (double)test.Length."),
            new("different words", (train, test, atLeast) => test.Distinct().Count(word => train.Count(other => other == word) < atLeast) / (double)test.Distinct().Count(),
                "You count each different word once. A text is read word by word: one that comes twice counts twice, above and below the line."),
            new("different words over all", (train, test, atLeast) => test.Distinct().Count(word => train.Count(other => other == word) < atLeast) / (double)test.Length,
                "Above the line you count each different word once, below it every word. Let every word of test count above it, too."),
            new("more than atLeast", (train, test, atLeast) => test.Count(word => train.Count(other => other == word) <= atLeast) / (double)test.Length,
                "A word that occurs exactly atLeast times is known. Yours asks for one time more."),
            new("atLeast forgotten", (train, test, atLeast) => test.Count(word => !train.Contains(word)) / (double)test.Length,
                "Right for atLeast = 1. With 2, a word that train has only once is unknown, too."),
            new("counted in test", (train, test, atLeast) => test.Count(word => test.Count(other => other == word) < atLeast) / (double)test.Length,
                "You count how often words occur in test. The vocabulary is made before anybody sees the test: count in train."),
            new("counted in both", (train, test, atLeast) => test.Count(word => train.Concat(test).Count(other => other == word) < atLeast) / (double)test.Length,
                "You let the test text help to make the vocabulary. Then nothing in it is ever new; count in train alone."),
            new("in per cent", (train, test, atLeast) => 100.0 * test.Count(word => train.Count(other => other == word) < atLeast) / test.Length,
                "This is the share in per cent. Leave out the 100: a share runs from 0 to 1."),
            new("rounded", (train, test, atLeast) => Math.Round(test.Count(word => train.Count(other => other == word) < atLeast) / (double)test.Length, 2),
                "You rounded. Return the share as it is."),
            new("exactly atLeast times", (train, test, atLeast) => test.Count(word => train.Count(other => other == word) == atLeast) / (double)test.Length,
                "You count the words that train has exactly atLeast times. Those are known; unknown are the rarer ones, with fewer."),
            new("capitals ignored", (train, test, atLeast) => test.Count(word => train.Count(other => other.Equals(word, StringComparison.OrdinalIgnoreCase)) < atLeast) / (double)test.Length,
                "You take The for the. To a vocabulary they are two words: compare with ==."),
            new("the share of train's different words", (train, test, atLeast) => 1 - train.Distinct().Count(word => train.Count(other => other == word) >= atLeast) / (double)train.Distinct().Count(),
                "This is the share of train's different words that the vocabulary leaves out. Which of the words in test does it leave out?"),
            new("the share of train", (train, test, atLeast) => train.Count(word => train.Count(other => other == word) < atLeast) / (double)train.Length,
                "This is the share of training words that are unknown. The question is about the words of test."),
            new("divided by train", (train, test, atLeast) => test.Count(word => train.Count(other => other == word) < atLeast) / (double)train.Length,
                "You divided by the number of words in train. It is a share of the words in test."),
        ],
        [
            "For one word of test: how often does train have it? train.Count(other => other == word).",
            "It is unknown when that is less than atLeast. Count those words of test.",
            "Divide by (double)test.Length.",
        ]);

    private static Probe<Func<string[], string[], int, double>> AskShare(int atLeast, string test = "the cat sees the bird and the dog sees the bird and the fish and the owl")
    {
        string[] train = "the dog sees the cat the cat sees the dog the man sees a bird a man sleeps a b a b c".Split(' ');
        return new($"with train “{string.Join(' ', train)}”, atLeast = {atLeast}, test “{test}”", f => f(train, test.Split(' '), atLeast));
    }

    /// <summary>Three or more applications of the learner's own, whose lengths agree with their architecture.</summary>
    public static readonly Exercise<Func<Application[]>> Applications = new(
        "01-applications", "the list",
        "Return at least three applications of your own, as new(\"name\", \"what a step is\", T_x, T_y, SequenceForm.…), that are neither the example nor on the slides' list.",
        () =>
        [
            new("the next stop of a bus", "a stop", 20, 1, SequenceForm.ManyToOne),
            new("which heartbeats are irregular", "a beat", 60, 60, SequenceForm.ManyToMany),
            new("a summary of a report", "a word", 400, 40, SequenceForm.EncoderDecoder),
        ],
        [
            new("of your list", f => f().Length >= 3, Tell: f => $"There should be at least three, but there are {f().Length}."),
            new("of your list", f => Broken(f)?.Contradiction ?? "", Tell: f => Broken(f) is { } a ? $"“{a.Name}” says {a.Form} with T_x = {a.Tx} and T_y = {a.Ty}; but {a.Contradiction}." : "The lengths changed from call to call."),
            new("of your list", f => f().All(a => a.Name.Trim() != "" && a.Step.Trim() != ""), Tell: f => "Every application needs a name, and what a step is."),
            new("of your list", f => f().Select(a => a.Name.Trim().ToUpperInvariant()).Distinct().Count() == f().Length, Tell: f => "Two of your applications have one name."),
            new("of your list", f => Whence(Copied(f)), Tell: f => $"“{Copied(f)?.Name}” is {Whence(Copied(f))}."),
        ],
        [
            new("too few", () => [new("moves of a game", "a move", 30, 1, SequenceForm.ManyToOne)], "Think of your own day: what did you read, hear, type or measure, one thing after the other?"),
            new("aligned, but of different lengths", () => Three(5, 3, SequenceForm.ManyToMany), "If input and output may differ in length, the net reads first and writes afterwards: SequenceForm.EncoderDecoder."),
            new("many to one, but many outputs", () => Three(5, 5, SequenceForm.ManyToOne), "Many to one reads several steps and answers once. One answer for each step is SequenceForm.ManyToMany."),
            new("one to many, but many inputs", () => Three(5, 5, SequenceForm.OneToMany), "One to many is given a single thing (a title, a mood, a first note) and writes several steps. Or is your input a sequence, after all?"),
            new("one to one, but a sequence", () => Three(5, 1, SequenceForm.OneToOne), "One to one has no steps at all, neither in nor out: a photograph and its label. Which side of yours is a sequence?"),
            new("aligned, but a single input", () => Three(1, 12, SequenceForm.ManyToMany), "A single thing goes in and several steps come out: that is SequenceForm.OneToMany."),
            new("aligned, but a single output", () => Three(12, 1, SequenceForm.ManyToMany), "Several steps go in and one answer comes out: that is SequenceForm.ManyToOne."),
            new("encoder–decoder, but one input", () => Three(1, 12, SequenceForm.EncoderDecoder), "A caption of a picture, say? Its input is a single thing, not a sequence, so it is SequenceForm.OneToMany."),
            new("encoder–decoder, but no sequence", () => Three(1, 1, SequenceForm.EncoderDecoder), "An encoder–decoder reads several steps and writes several; one in and one out is SequenceForm.OneToOne. Which side of yours is a sequence?"),
            new("encoder–decoder, but one output", () => Three(5, 1, SequenceForm.EncoderDecoder), "An encoder–decoder reads several steps and writes several. A single answer at the end is SequenceForm.ManyToOne."),
            new("a length of 0", () => Three(0, 5, SequenceForm.OneToMany), "Something must go in, if only one thing: T_x = 1. (⟨bos⟩ counts only where nothing else goes in.)"),
            new("one step, aligned", () => Three(1, 1, SequenceForm.ManyToMany), "One step in and one out is SequenceForm.OneToOne. How many steps does a typical example of yours have?"),
            new("a name left out", () => [new("", "a move", 30, 1, SequenceForm.ManyToOne), .. Three(5, 5, SequenceForm.ManyToMany)], "A few words are enough; your neighbour should see what goes in and what comes out."),
            new("the same twice", () => [.. Three(5, 5, SequenceForm.ManyToMany)[..2], .. Three(5, 5, SequenceForm.ManyToMany)[..2]], "Give each a name of its own; better still, find another architecture for it."),
            new("copied", () => [.. Application.OfZeigermann], "Those are good ones. Now three that are not there: what is a step, and how many are there?"),
            new("the example", () => [new(Sample, "a day", 30, 1, SequenceForm.ManyToOne), .. Three(5, 5, SequenceForm.ManyToMany)], "It shows how to write one down. Put one of your own in its place."),
        ],
        [
            "Look for things that come one after the other: words, notes, days, clicks, moves of a game, beats of a heart.",
            "Then ask: does the answer come once at the end, at every step, or after everything has been read?",
            "new(\"the next stop of a bus\", \"a stop\", 20, 1, SequenceForm.ManyToOne) would be one.",
        ]);

    private static Application? Broken(Func<Application[]> f) => f().FirstOrDefault(a => a.Contradiction is not null);

    private const string Sample = "tomorrow's weather";

    private static Application? Copied(Func<Application[]> f) => f().FirstOrDefault(a => a.Name.Trim() == Sample || Application.OfZeigermann.Any(z => z.Name == a.Name));

    private static string Whence(Application? copied) => copied is null ? "" : copied.Name.Trim() == Sample ? "the lesson's example" : "on the slides' list";

    private static Application[] Three(int tx, int ty, SequenceForm form) =>
        [new("moves of a game", "a move", tx, ty, form), new("clicks on a page", "a click", 5, 1, SequenceForm.ManyToOne), new("steps of a dance", "a step", 5, 5, SequenceForm.ManyToMany)];
}
