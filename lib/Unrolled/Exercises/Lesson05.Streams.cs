using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Exercises;

public static partial class Lesson05
{
    /// <summary>The pieces of a stream whose fourth bit is the exclusive or of the first two, and whose third is noise.</summary>
    public static readonly Exercise<Func<string[]>> NewDelay = new(
        "05-delay", "the list of pieces",
        "Write Delayed(): all pieces of four bits whose fourth bit is the exclusive or of the first two, while the third may be either.",
        () => ["0000", "0010", "0101", "0111", "1001", "1011", "1100", "1110"],
        [
            new("of your list", f => f().All(IsQuad), "whether all pieces are four bits, 0 or 1", f => $"“{f().First(p => !IsQuad(p))}” is not four bits, each 0 or 1."),
            new("in order", f => string.Join(" ", Shared(f())), Tell: f => Fault(f())),
        ],
        [
            new("three bits", () => ["000", "011", "101", "110"],
                "These are the lesson's triples. Put a bit between the second and the last, once 0 and once 1."),
            new("the noise is always 0", () => Quads((a, b, noise) => a ^ b, noises: 1),
                "The third bit is always 0 in yours, so it can be foretold. It should be either, with both versions in the list."),
            new("of the last two", () => Quads((a, b, noise) => b ^ noise),
                "Your fourth bit is the exclusive or of the two just before it. That is the old delay; here it looks past one bit."),
            new("of the first and third", () => Quads((a, b, noise) => a ^ noise),
                "Your fourth bit is the exclusive or of the first and the third. The third should not matter."),
            new("or", () => Quads((a, b, noise) => a | b),
                "Your fourth bit is “or”: for 1 and 1 exclusive or gives 0."),
            new("and", () => Quads((a, b, noise) => a & b),
                "Your fourth bit is “and”. Exclusive or is 1 when the two differ."),
            new("a coin at the end", () => [.. Quads((a, b, noise) => noise).Select(p => $"{p[..2]}{(p[0] == p[1] ? 0 : 1)}{p[3]}")],
                "Your third bit is the exclusive or, and the fourth is the coin. “A bit later” means the other way round: coin third, exclusive or last."),
            new("the noise copies the first bit", () => [.. Quads((a, b, noise) => a ^ b).Where(p => p[2] == p[0])],
                "Your third bit repeats the first, so it can be foretold. It should be a toss of its own: both versions of each."),
            new("the noise copies the second bit", () => [.. Quads((a, b, noise) => a ^ b).Where(p => p[2] == p[1])],
                "Your third bit repeats the second, so it can be foretold. It should be a toss of its own: both versions of each."),
            new("equal", () => Quads((a, b, noise) => 1 - (a ^ b)),
                "Your fourth bit is 1 when the first two are equal. Exclusive or is 1 when they differ."),
            new("everything", () => [.. Quads((a, b, noise) => 0), .. Quads((a, b, noise) => 1)],
                "With all 16 pieces the fourth bit is a coin, too: nothing is left to find. Keep those in which it is the exclusive or of the first two."),
            new("parity", () => Quads((a, b, noise) => a ^ b ^ noise),
                "Your fourth bit depends on all three bits. The third should not matter."),
        ],
        [
            "Begin with the four triples 000, 011, 101, 110. Where does the new bit go?",
            "Between the second and the last bit: 01·1 becomes 0101 and 0111.",
            "Two for each triple, eight in all.",
        ]);

    private static readonly string[][] Lists =
        [["ba", "dii", "guuu"], ["a", "ago", "and", "boy"], ["papa", "pipi", "mama", "mimi", "papi"], ["one", "two", "three", "four", "five", "six", "seven"]];

    /// <summary>The mean surprise, in nats, at a word's first letter, for somebody who knows the words and that one begins now.</summary>
    public static readonly Exercise<Func<string[], double>> FirstLetters = new(
        "05-first", "the mean surprise",
        "Words are drawn equally often from a list of different words. Write FirstSurprise(words): the mean surprise, in nats, at a word's first letter, for somebody who knows the list and knows that a word begins.",
        words => words.GroupBy(word => word[0]).Select(same => (double)same.Count() / words.Length).Sum(p => -p * Math.Log(p)),
        [.. Lists.Select(list => new Probe<Func<string[], double>>($"for {string.Join(", ", list)}", f => f([.. list])))],
        [
            new("of the words", words => Math.Log(words.Length),
                "That is the surprise at which word comes. Words that begin alike share their first letter, so it surprises less."),
            new("of different letters", words => Math.Log(words.Select(word => word[0]).Distinct().Count()),
                "You take all first letters to be equally likely. A letter with which three words begin comes three times as often."),
            new("in bits", words => Shares(words).Sum(p => -p * Math.Log2(p)),
                "Right, in bits. A nat uses the natural logarithm, Math.Log."),
            new("not weighted", words => Shares(words).Average(p => -Math.Log(p)),
                "You average over the letters as if each came equally often. Weigh each letter's surprise by its probability, or average over the words."),
            new("summed", words => Shares(words).Sum(p => -Math.Log(p)),
                "You add the surprises of the letters. Weigh each by its probability."),
            new("of the mean chance", words => -Math.Log(words.Average(word => (double)words.Count(other => other[0] == word[0]) / words.Length)),
                "You took the logarithm of the mean probability. The mean surprise is the mean of the logarithms."),
            new("minus", words => Shares(words).Sum(p => p * Math.Log(p)),
                "Right but for its sign: a surprise is −ln p, which is never below 0."),
            new("counts for probabilities", words => words.GroupBy(word => word[0]).Sum(same => same.Count() * Math.Log(same.Count())),
                "You use counts in place of probabilities; divide each by the number of words first."),
            new("int division, weighted", words => double.NaN,
                "In C# an int divided by an int is an int: a count / words.Length is 0 here, and 0 · ln 0 is NaN. Write (double)count / words.Length."),
            new("int division, averaged", words => double.PositiveInfinity,
                "In C# an int divided by an int is an int: a count / words.Length is 0 here, and −ln 0 is infinite. Write (double)count / words.Length."),
            new("int division, no minus", words => double.NegativeInfinity,
                "In C# an int divided by an int is an int: a count / words.Length is 0 here, and ln 0 is −∞. Write (double)count / words.Length, and mind the sign: −ln p."),
            new("probability for surprise", words => Shares(words).Sum(p => p * p),
                "You average the probability p itself. Average the surprise, −ln p."),
            new("that hold the letter", words => words.Average(word => -Math.Log((double)words.Count(other => other.Contains(word[0])) / words.Length)),
                "You count the words that have the letter anywhere. Only those that begin with it matter: other[0] == word[0]."),
            new("per letter", words => Math.Log(words.Length) / words.Average(word => word.Length),
                "That is the floor, the entropy of a word over its mean length. Here only first letters count, each with its probability."),
            new("of all letters", words => string.Concat(words).GroupBy(letter => letter).Select(same => (double)same.Count() / words.Sum(word => word.Length)).Sum(p => -p * Math.Log(p)),
                "You count every letter of every word. Only the first of each matters here: word[0]."),
        ],
        [
            "How likely is each first letter? Count the words that begin with it.",
            "With p the share of words that begin with a letter: its surprise is −ln p, and it comes with probability p.",
            "words.GroupBy(word => word[0]) gives the words by first letter; sum −p ln p over the groups.",
        ]);

    /// <summary>The word whose vector has the smallest angle to a word's own: the greatest cosine.</summary>
    public static readonly Exercise<Func<Matrix<Real>, int, int>> Neighbour = new(
        "05-neighbour", "the neighbour",
        "Write ByAngle(vectors, word): the number of the other column whose angle to column `word` is smallest, that is, whose cosine with it, u·v / (‖u‖ ‖v‖), is greatest.",
        (vectors, word) => Others(vectors, word).MaxBy(other => Cosine(vectors, word, other)),
        [.. Enumerable.Range(0, 6).Select(word => new Probe<Func<Matrix<Real>, int, int>>($"of column {word} of 6", f => f(Vectors(), word)))],
        [
            new("itself", (vectors, word) => word,
                "Each column is its own nearest: leave the word itself out."),
            new("by distance", (vectors, word) => Others(vectors, word).MinBy(other => (vectors.Column(other) - vectors.Column(word)).L2Norm()),
                "That is the lesson's neighbour, by distance. By angle, a vector's length does not count."),
            new("inner product", (vectors, word) => Others(vectors, word).MaxBy(other => vectors.Column(other) * vectors.Column(word)),
                "You compare u·v, so long vectors win. Divide by both lengths."),
            new("smallest cosine", (vectors, word) => Others(vectors, word).MinBy(other => Cosine(vectors, word, other)),
                "You take the smallest cosine, which is the widest angle. The smallest angle has the greatest cosine."),
            new("size of the cosine", (vectors, word) => Others(vectors, word).MaxBy(other => Math.Abs(Cosine(vectors, word, other))),
                "You take the cosine's size. An opposite vector has the cosine −1, and the widest angle of all."),
            new("lengths by sums", (vectors, word) => Others(vectors, word).MaxBy(other => vectors.Column(other) * vectors.Column(word) / vectors.Column(other).L1Norm()),
                "You divide by L1Norm, the sum of the sizes. ‖u‖ is the length, the root of the sum of squares: L2Norm."),
            new("one length squared", (vectors, word) => Others(vectors, word).MaxBy(other => vectors.Column(other) * vectors.Column(word) / (vectors.Column(other) * vectors.Column(other))),
                "You divide by v·v, the length squared, so short vectors win. Take its root, or L2Norm."),
            new("the place among the others", (vectors, word) => Others(vectors, word).ToList().IndexOf(Others(vectors, word).MaxBy(other => Cosine(vectors, word, other))),
                "You return the place in the list without the word itself. Behind the word it is one less than the column's number; return the column's."),
            new("29 columns", (vectors, word) => Enumerable.Range(0, 29).Where(other => other != word).MaxBy(other => Cosine(vectors, word, other)),
                "You go through 29 columns whatever comes in. The tests bring fewer: ask vectors.ColumnCount."),
            new("one too many", (vectors, word) => 1 + Others(vectors, word).MaxBy(other => Cosine(vectors, word, other)),
                "One too many: columns count from 0."),
            new("among the later ones", (vectors, word) => Others(vectors, word).Where(other => other > word).DefaultIfEmpty(word).MaxBy(other => Cosine(vectors, word, other)),
                "You look at the columns after the word only. Those before it are neighbours, too."),
        ],
        [
            "Go through all columns but the word's own, and keep the one with the greatest cosine.",
            "u * v is the inner product of two vectors, u.L2Norm() a vector's length.",
            "Enumerable.Range(0, vectors.ColumnCount).Where(other => other != word).MaxBy(other => …)",
        ]);

    private static string[] Quads(Func<int, int, int, int> fourth, int noises = 2) =>
        [.. from a in Enumerable.Range(0, 2) from b in Enumerable.Range(0, 2) from noise in Enumerable.Range(0, noises) select $"{a}{b}{noise}{fourth(a, b, noise)}"];

    private static bool IsQuad(string piece) => piece.Length == 4 && piece.All(bit => bit is '0' or '1');

    // every piece equally often is the same stream as every piece once
    private static IEnumerable<string> Shared(string[] pieces) =>
        (pieces.GroupBy(p => p).Select(same => same.Count()).Distinct().Count() == 1 ? pieces.Distinct() : pieces).Order(StringComparer.Ordinal);

    // one fault at a time: the solution is not to be copied from its message
    private static string Fault(string[] pieces) => pieces.FirstOrDefault(p => p[3] != (p[0] == p[1] ? '0' : '1')) is { } odd
        ? $"“{odd}” does not belong: it begins with two {(odd[0] == odd[1] ? "equal" : "different")} bits, and ends in {odd[3]}."
        : pieces.Distinct().Count() < 8
            ? $"Each piece is a right one, but the list has {pieces.Distinct().Count()} different ones. How many ways are there to toss three bits?"
            : "All pieces are there, but some more often than others, so they would be drawn more often.";

    private static IEnumerable<double> Shares(string[] words) => words.GroupBy(word => word[0]).Select(same => (double)same.Count() / words.Length);

    private static IEnumerable<int> Others(Matrix<Real> vectors, int word) => Enumerable.Range(0, vectors.ColumnCount).Where(other => other != word);

    private static double Cosine(Matrix<Real> vectors, int one, int other) =>
        vectors.Column(one) * vectors.Column(other) / (vectors.Column(one).L2Norm() * vectors.Column(other).L2Norm());

    // lengths, angles and opposites that set every wrong answer apart
    private static Matrix<Real> Vectors() => Matrix<Real>.Build.DenseOfColumnArrays(
        [1, 0, 0.2f], [4, 1, 0.5f], [2.1f, 2.6f, 1.5f], [-3, -0.2f, -0.5f], [0.5f, 3, 0], [1.8f, 2.1f, 1.6f]);
}
