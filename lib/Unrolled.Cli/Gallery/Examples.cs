using MathNet.Numerics.LinearAlgebra;
using Unrolled.Figures;
using Unrolled.Numerics;
using Real = double;

namespace Unrolled.Cli.Gallery;

/// <summary>One figure of the gallery.</summary>
/// <param name="Call">What draws it, e.g. <c>Charts.Loss</c>.</param>
/// <param name="Make">Draws it.</param>
internal sealed record Example(string Call, Func<Displayable> Make);

/// <summary>An example of every kind of figure, from small made-up data: the same on every machine.</summary>
internal static class Examples
{
    private static readonly string[] Cells = ["Elman", "GRU", "LSTM"], Words = ["man", "woman", "boy", "girl", "cat", "dog", "lion", "book", "rock", "bread", "eat", "see", "break", "smell", "chase", "move"];

    /// <summary>Every example, in the order of the page. A new kind of figure adds a line.</summary>
    public static IReadOnlyList<Example> All { get; } =
    [
        // Curves
        new("Charts.Loss", Loss),
        new("Charts.Line", Forecasts),
        new("Charts.Band", Bands),
        new("Charts.GradientByLag", Gradients),
        new("Charts.AccuracyByLength", Lengths),
        // Comparisons
        new("Charts.Bars", Bars),
        new("Charts.Bars, groups", Groups),
        new("Charts.Scatter", Scatter),
        // Matrices
        new("Charts.Heatmap", Heatmap),
        new("Charts.Gates, one unit", OneUnit),
        new("Charts.Gates, several units", SeveralUnits),
        new("Charts.Confusion", Confusion),
        new("Charts.ColouredText", ColouredText),
        // What a net has learnt
        new("Charts.EigenvalueDisc", Disc),
        new("Charts.Dendrogram", () => Charts.Dendrogram(Embedding(), Words, "Sixteen words by their mean hidden state", "A tree of words in which those that are alike stand together.")),
        new("Charts.Pca", () => Charts.Pca(Embedding(), Words, "The same words along two principal components", "Points for words, coloured by kind.", Words.Select((_, i) => i < 7 ? "animate noun" : i < 10 ? "other noun" : "verb"))),
        new("Charts.Row", () => Charts.Row(Loss(), Heatmap())),
        // Diagrams
        new("Charts.Unrolled", Unrolled),
        .. Diagrams.Examples.Select(e => new Example(e.Call, () => e.Diagram)),
    ];

    private static Random64 Random(int seed) => new(seed);

    private static IEnumerable<double> Falling(int seed, int n, double from, double to, double pace, double noise)
    {
        var random = Random(seed);
        return [.. Enumerable.Range(0, n).Select(i => to + (from - to) * Math.Exp(-pace * i / n) * (1 + noise * random.NextNormal()))];
    }

    private static Figure Loss() => Charts.Loss(
        [("training", Falling(1, 1200, 2.3, 0.3, 5, 0.06)), ("validation", Falling(2, 1200, 2.3, 0.6, 7, 0.06))],
        "Loss in training", "Two curves fall and level off, one above the other.", y: new Axis("loss", "nats per symbol"), smooth: 25);

    private static Figure Forecasts() => Charts.Line(
        [("observed", Wave(0, 1)), ("1 step ahead", Wave(0.25, 0.96)), ("16 steps ahead", Wave(1.1, 0.55))],
        "A noisy sine and two forecasts", new Axis("time", "steps"), "value", "Three waves of different height and delay.");

    private static IEnumerable<double> Wave(double delay, double height)
    {
        var random = Random(3);
        return [.. Enumerable.Range(0, 80).Select(i => height * Math.Sin(i / 8.0 - delay) + 0.06 * random.NextNormal())];
    }

    private static Figure Bands() => Charts.Band(
        Cells.Select((cell, c) => (cell, Enumerable.Range(1, 5).Select(seed => Falling(10 * c + seed, 60, 1.1, 0.9 - 0.3 * c, 2 + seed % 3, 0.04)))),
        "Learning curves of three cells over five seeds", new Axis("epoch"), new Axis("loss", "nats"), "Three bands fall at different speeds.", edges: BandEdges.Quartiles);

    private static Figure Gradients() => Charts.GradientByLag(
        [("tanh, ρ = 0.5", Powers(0.08)), ("tanh, ρ = 0.9", Powers(0.7)), ("LSTM", Powers(0.97)), ("linear, ρ = 1.1", Powers(1.1))],
        "How far a gradient reaches", "Four curves against the lag; some fall, one rises.");

    private static IEnumerable<double> Powers(double ratio) => [.. Enumerable.Range(0, 51).Select(k => (double)(float)Math.Pow(ratio, k))];

    private static Figure Lengths() => Charts.AccuracyByLength(
        [4, 8, 12, 16, 20, 24, 28, 32, 36, 40], [("Elman", [0.99, 0.99, 0.98, 0.97, 0.95, 0.82, 0.7, 0.62, 0.57, 0.55]), ("GRU", [1, 0.99, 0.99, 0.98, 0.97, 0.93, 0.85, 0.76, 0.7, 0.66])],
        "Accuracy on longer strings", "Two curves stay high and then fall.", trained: (4, 20));

    private static Figure Bars() => Charts.Bars(
        Cells.Append("LSTM, 2 layers").Select((cell, c) => (cell, Enumerable.Range(1, 5).Select(seed => 0.62 + 0.1 * c - 0.02 * c * c + 0.03 * Random(50 * c + seed).NextNormal()))),
        "Accuracy over five seeds", "cell", "accuracy", "Four bars of about the same height, each with five dots.").WithReference(0.81, "published: 0.81");

    private static Figure Groups() => Charts.Bars(
        ["easy negatives", "hard, up to 20", "hard, length 40"], [("ReLU", [0.99, 0.74, 0.58]), ("GRU", [0.98, 0.71, 0.57]), ("LSTM", new[] { 0.97, 0.74, 0.60 }.AsEnumerable())],
        "Three cells on three test sets", "test set", "accuracy", "Three groups of three bars.").WithReference(0.5, "guessing");

    private static Figure Scatter()
    {
        var random = Random(9);
        double[] open = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())];
        return Charts.Scatter(
            [("forget gate", open, open.Select(v => (1 - v) * random.NextDouble())), ("input gate", open.Select(v => 0.6 * v), open.Select(v => 0.5 * random.NextDouble()))],
            "Saturation of two gates", new Axis("open", "share of steps above 0.9"), new Axis("shut", "share of steps below 0.1"), "Two clouds of points below a diagonal.");
    }

    private static Figure Heatmap()
    {
        var random = Random(4);
        var values = new double[6, 14];
        for (int r = 0; r < 6; r++)
            for (int t = 0; t < 14; t++) values[r, t] = Math.Tanh(Math.Sin((r + 1) * t / 4.0) + 0.3 * random.NextNormal());
        return Charts.Heatmap(values, "Hidden state over a sequence", new Axis("step"), new Axis("unit"), "Six rows of colours that change at different speeds.", name: "h");
    }

    private static IEnumerable<string> Brackets => "([]{})(()[{}])[]".Select(c => c.ToString());

    private static double[] Gate(int seed, double slope)
    {
        var random = Random(seed);
        int depth = 0;
        return [.. Brackets.Select(s => 1 / (1 + Math.Exp(-slope * ((depth += "([{".Contains(s) ? 1 : -1) - 1) - 0.8 * random.NextNormal())))];
    }

    private static Figure OneUnit() => Charts.Gates([("input i", Gate(1, 1.5)), ("forget f", Gate(2, -2)), ("output o", Gate(3, 2.5))], Brackets, "One unit's gates over a string of brackets", "Three rows, one per gate.");

    private static Figure SeveralUnits() => Charts.Gates(
        [("reset r", Matrix<Real>.Build.DenseOfRowArrays(Units(1))), ("update z", Matrix<Real>.Build.DenseOfRowArrays(Units(20)))], Brackets, "The gates of eight units", "Two blocks of eight rows.");

    private static Real[][] Units(int seed) => [.. Enumerable.Range(0, 8).Select(u => Gate(seed + u, 3.0 - u).Select(v => (Real)v).ToArray())];

    private static Figure Confusion()
    {
        string[] languages = ["Arabic", "Czech", "English", "German", "Italian", "Japanese", "Russian", "Spanish"];
        var random = Random(6);
        var counts = new int[8, 8];
        for (int r = 0; r < 8; r++)
            for (int c = 0; c < 8; c++) counts[r, c] = r == c ? 20 + 12 * r : Math.Max(0, random.Next(14) - 6);
        return Charts.Confusion(counts, languages, "Names taken for another language's", "A square of counts with a strong diagonal.");
    }

    private static Figure ColouredText()
    {
        const string text = "She said \"it was never the same river twice\", and he said nothing.\nThen, after a while: \"But it is the same bridge, and we are on it.\"";
        bool inside = false;
        double level = 0;
        return Charts.ColouredText(text, text.Select(c => level += ((inside = c == '"' ? !inside : inside) ? 0.9 - level : -0.7 - level) * 0.4).ToList(), "One unit while it reads", "A text with coloured stretches.", "cell state c");
    }

    private static Figure Disc()
    {
        var random = Random(12);
        return Charts.EigenvalueDisc(Matrix<Real>.Build.Dense(16, 16, (_, _) => (Real)(0.24 * random.NextNormal())), "Eigenvalues of the recurrent weights U", "Points inside and just outside a circle.");
    }

    private static Matrix<Real> Embedding()
    {
        var random = Random(8);
        double[][] centres = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 10).Select(_ => random.NextNormal()).ToArray())];
        return Matrix<Real>.Build.Dense(10, Words.Length, (r, c) => (Real)(centres[c < 4 ? 0 : c < 7 ? 1 : c < 10 ? 2 : 3][r] + (c < 7 ? centres[0][r] : 0) + 0.35 * random.NextNormal()));
    }

    private static UnrolledNet Unrolled()
    {
        var random = Random(5);
        double[] Vector(int n) => [.. Enumerable.Range(0, n).Select(_ => Math.Tanh(random.NextNormal()))];
        return Charts.Unrolled([Vector(3), Vector(3), Vector(3), Vector(3)], [new double[4], Vector(4), Vector(4), Vector(4), Vector(4)], [Vector(2), Vector(2), Vector(2), Vector(2)],
            "An Elman net over four steps", "Four columns with inputs below, states in the middle and outputs above.", ["d", "o", "g", "s"]);
    }
}
