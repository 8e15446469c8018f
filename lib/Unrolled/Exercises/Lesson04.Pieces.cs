using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Exercises;

public static partial class Lesson04
{
    /// <summary>Runs a net over a piece of a sequence, from the state before it to the state after it.</summary>
    /// <param name="x">The piece's inputs (D × B each).</param>
    /// <param name="h">The state before its first step (H × B).</param>
    /// <returns>The state after its last step.</returns>
    public delegate Matrix<Real> Run(Matrix<Real>[] x, Matrix<Real> h);

    /// <summary>A long sequence in pieces, the state carried from each to the next.</summary>
    public static readonly Exercise<Func<Run, Matrix<Real>[], Matrix<Real>, int, Matrix<Real>>> InPieces = new(
        "04-pieces", "the last state",
        "Write InPieces(run, x, h0, length): read x in pieces of length steps (the last may be shorter), carry the state from piece to piece, begin with h0, and return the state after the last step.",
        (run, x, h0, length) => x.Chunk(length).Aggregate(h0, (h, piece) => run(piece, h)),
        [AskPieces(100, 50), AskPieces(10, 5), AskPieces(11, 4), AskPieces(3, 7), AskPieces(6, 1), AskMostAtOnce(11, 4)],
        [
            new("every piece from h0", (run, x, h0, length) => x.Chunk(length).Select(piece => run(piece, h0)).ToArray()[^1],
                "Every piece begins with h0 again. Keep what run returns, and hand it to the next piece."),
            new("the last piece from h0", (run, x, h0, length) => run(x.Chunk(length).Last(), h0),
                "Only the last piece is read, from h0. (Select is lazy: Select(…).Last() runs no other.) Each piece must begin where the one before it ended."),
            new("nothing kept", (run, x, h0, length) => x.Chunk(length).Select(piece => run(piece, h0)).ToArray() is null ? h0 : h0,
                "You return h0 as it was. run changes nothing that it is given; keep the state that it returns."),
            new("a last piece too long", (run, x, h0, length) =>
                {
                    var h = h0;
                    for (int i = 0; i < x.Length; i += length) h = run(x[i..(i + length)], h);
                    return h;
                },
                "x[i..(i + length)] goes beyond the end when the last piece is shorter. End at Math.Min(i + length, x.Length), or let Chunk cut."),
            new("pieces one too short", (run, x, h0, length) => Enumerable.Range(0, (x.Length + length - 1) / length).Aggregate(h0, (h, k) => run(x[(k * length)..Math.Min((k + 1) * length - 1, x.Length)], h)),
                "The end of a range does not belong to it: x[i..j] ends with x[j − 1]. So i + length − 1 leaves out every piece's last step."),
            new("length as a number of pieces", (run, x, h0, length) => x.Chunk(x.Length / length).Aggregate(h0, (h, piece) => run(piece, h)),
                "length is how many steps a piece has, not how many pieces there are: Chunk(length)."),
            new("the first piece, cut too long", (run, x, h0, length) => run(x[..length], h0),
                "x[..length] goes beyond the end when x is shorter; and it is the first piece only. Let Chunk cut, and go through all pieces."),
            new("every piece from 0", (run, x, h0, length) => x.Chunk(length).Select(piece => run(piece, 0 * h0)).Last(),
                "Every piece begins with a state of 0. The first begins with h0, each other with what the piece before returned."),
            new("begins with 0", (run, x, h0, length) => x.Chunk(length).Aggregate(0 * h0, (h, piece) => run(piece, h)),
                "You carry the state, but begin with 0 instead of h0."),
            new("all at once", (run, x, h0, length) => run(x, h0),
                "The right state, but in one go. Give run at most length steps at a time: that is the point when the sequence is too long to hold."),
            new("one by one", (run, x, h0, length) => x.Aggregate(h0, (h, step) => run([step], h)),
                "The right state, one step at a time. Give run whole pieces of length steps."),
            new("the first piece only", (run, x, h0, length) => run(x[..Math.Min(length, x.Length)], h0),
                "You read the first piece and stop. Go on until x is used up."),
            new("the rest left out", (run, x, h0, length) => x.Chunk(length).Where(piece => piece.Length == length).Aggregate(h0, (h, piece) => run(piece, h)),
                "A last piece that is shorter than length is left unread. Read it, too."),
            new("overlapping", (run, x, h0, length) => Enumerable.Range(0, (x.Length + length - 1) / length).Select(i => x[Math.Max(0, i * length - 1)..Math.Min(x.Length, (i + 1) * length)]).Aggregate(h0, (h, piece) => run(piece, h)),
                "Pieces overlap by one step, so some inputs are read twice. The next piece begins where the last one ended."),
            new("backwards", (run, x, h0, length) => x.Chunk(length).Reverse().Aggregate(h0, (h, piece) => run(piece, h)),
                "The pieces are read in the wrong order, last first."),
            new("two pieces", (run, x, h0, length) => run(x[Math.Min(length, x.Length)..], run(x[..Math.Min(length, x.Length)], h0)),
                "You cut once, so it works for two pieces. There may be more of them: loop."),
        ],
        [
            "x.Chunk(length) gives the pieces, in order, the shorter one last.",
            "A variable for the state: h0 at first, then whatever run returned.",
            "foreach (var piece in x.Chunk(length)) h = run(piece, h);",
        ]);

    private static Probe<Func<Run, Matrix<Real>[], Matrix<Real>, int, Matrix<Real>>> AskPieces(int T, int length) =>
        new($"of {T} steps in pieces of {length}", f => f(Elman, Inputs(T), Some(3, 2, 7), length));

    private static Probe<Func<Run, Matrix<Real>[], Matrix<Real>, int, Matrix<Real>>> AskMostAtOnce(int T, int length) =>
        new($"for {T} steps in pieces of {length}", f =>
        {
            var pieces = new List<double>();
            f((x, h) =>
            {
                pieces.Add(x.Length);
                return Elman(x, h);
            }, Inputs(T), Some(3, 2, 7), length);
            return pieces.ToArray();
        }, "the list of the steps given to run");

    private static Matrix<Real>[] Inputs(int T) => [.. Enumerable.Range(0, T).Select(t => Some(2, 2, 500 + t))];

    /// <summary>h = tanh(W x + U h′), with weights that forget slowly enough for a lost state to show.</summary>
    private static Matrix<Real> Elman(Matrix<Real>[] x, Matrix<Real> h) =>
        x.Aggregate(h, (before, step) => (Some(3, 2, 8) * step + Turn * before).PointwiseTanh());

    private static readonly Matrix<Real> Turn = Matrix<Real>.Build.DenseOfArray(new Real[,] { { 0, 2, 0 }, { 0, 0, 2 }, { 2, 0, 0 } });

    /// <summary>The smallest k2 with which every loss reaches an input lag steps back.</summary>
    public static readonly Exercise<Func<int, int, int>> PickK2 = new(
        "04-k2", "k2",
        "Write PickK2(lag, k1): the smallest k2 with which every loss of a segment of k1 steps reaches back to the input that was read lag steps before it.",
        (lag, k1) => lag + k1,
        [AskK2(4, 1), AskK2(4, 4), AskK2(7, 3), AskK2(1, 5), AskK2(10, 10)],
        [
            new("lag", (lag, k1) => lag, "k2 counts the loss's own step as well: to reach lag steps back, a way of lag steps is one too short."),
            new("lag + 1", (lag, k1) => lag + 1, "Right for k1 = 1. In a longer segment only the last loss has a way of k2 steps; the first has k2 − k1 + 1. Make that one long enough."),
            new("no shorter than k1", (lag, k1) => Math.Max(lag + 1, k1), "That is the smallest k2 with which some loss reaches back: the segment's last. The first one's way is shorter by k1 − 1 steps."),
            new("lag + k1 + 1", (lag, k1) => lag + k1 + 1, "It suffices, but one less does, too: the first loss goes back k2 − k1 + 1 steps, its own included."),
            new("lag + k1 − 1", (lag, k1) => lag + k1 - 1, "One too short: the first loss goes back k2 − k1 + 1 steps, its own included, and needs lag + 1."),
            new("a product", (lag, k1) => lag * k1, "Steps add up here; nothing is multiplied. How long is the way of a segment's first loss?"),
            new("twice the lag", (lag, k1) => 2 * lag, "That happens to fit where k1 is the lag. Let it depend on k1: how long is the way of a segment's first loss?"),
            new("one more than the larger", (lag, k1) => Math.Max(lag, k1) + 1, "That is enough for the segment's last loss. The first one's way is shorter by k1 − 1 steps: do the two lengths add up?"),
            new("whole segments", (lag, k1) => (lag / k1 + 1) * k1, "k2 need not be whole segments. How long is the way of a segment's first loss, and how long should it be?"),
            new("k1 + 1", (lag, k1) => k1 + 1, "Then the first loss sees two steps, whatever the lag. It needs lag + 1."),
            new("2 k1", (lag, k1) => 2 * k1, "Two segments reach back over a lag of k1, and no further. The answer depends on the lag."),
            new("lag + 2 k1", (lag, k1) => lag + 2 * k1, "It suffices, with a segment to spare. The first loss goes back k2 − k1 + 1 steps; what is the least k2?"),
            new("lag + k1 / 2", (lag, k1) => lag + k1 / 2, "That is enough for a loss in the middle of the segment. Every loss: the first, too."),
            new("k1", (lag, k1) => k1, "With k2 = k1 no loss goes back beyond its own segment. The first one then sees its own step only."),
        ],
        [
            "To reach lag steps back, a loss needs a way of lag + 1 steps: its own and lag before.",
            "A segment's last loss goes back k2 steps, its first only k2 − k1 + 1.",
            "k2 − k1 + 1 should be lag + 1.",
        ]);

    private static Probe<Func<int, int, int>> AskK2(int lag, int k1) => new($"for lag = {lag}, k1 = {k1}", f => (double)f(lag, k1));
}
