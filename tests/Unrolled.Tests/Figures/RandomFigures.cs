using MathNet.Numerics.LinearAlgebra;
using Unrolled.Analysis;
using Unrolled.Figures;
using Unrolled.Numerics;

namespace Unrolled.Tests.Figures;

/// <summary>Charts of every kind with hostile words and numbers; the same seed makes the same chart.</summary>
internal sealed class RandomFigures(int seed)
{
    private static readonly string[] Pieces =
    [
        "loss", "accuracy", "of", "a", "<b>bold</b>", "R&D", "\"quoted\"", "it's", "ŷ⟨t⟩", "‖∂L/∂h‖", "10⁻³", "donaudampfschifffahrtsgesellschaft", "語彙", "x", "MMMMWWWW", "seed", "−1", "iiii",
    ];

    private readonly Random64 _random = new(seed);
    private int _words;                                       // how many columns the last vectors had
    private readonly bool _wild = seed % 3 == 0;              // every third chart meets infinities and numbers of any size

    /// <summary>How many kinds of charts there are.</summary>
    public const int Kinds = 15;

    public Figure Next() => Of(_random.Next(Kinds));

    public Figure Of(int kind) => kind switch
    {
        0 => Lines(),
        1 => Charts.Loss([.. Many(3).Select(_ => (Words(3), Numbers(Length()).AsEnumerable()))], Words(12), Words(4), Words(2), Words(2), 1 + _random.Next(20), Coin()),
        2 => Bars(),
        3 => Map(),
        4 => Points(),
        5 => Charts.Band([.. Many(3).Select(_ => (Words(2), Runs(12)))], Words(9), Axis(), Axis(), Words(3), edges: Coin() ? BandEdges.Quartiles : BandEdges.Extremes),
        6 => Charts.GradientByLag([.. Many(4).Select(_ => (Words(2), Powers(1 + _random.Next(80))))], Words(9), Words(3)),
        7 => Disc(),
        8 => Lengths(),
        9 => Confusion(),
        10 => Charts.Dendrogram(Vectors(2 + _random.Next(60)), Names(_words), Words(9), Words(3), (Linkage)_random.Next(4)),
        11 => Charts.Pca(Vectors(2 + _random.Next(60)), Coin() ? Names(_words) : null, Words(9), Words(3), Coin() ? Many(_words, _words).Select(_ => Words(2)) : null),
        12 => Text(),
        13 => Gates(),
        _ => Charts.Gates([.. Many(4).Select(_ => (Words(2), Vectors(23).Map(v => 1 / (1 + (Real)Math.Abs(v)))))], Names(23), Words(9), Words(3), Axis()),
    };

    private IEnumerable<double> Powers(int n)
    {
        double ratio = Math.Pow(10, _random.Next(-12, 9) / 3.0);
        return [.. Enumerable.Range(0, n).Select(k => (double)(float)(Math.Pow(ratio, k) * (1 + _random.NextDouble())))];
    }

    private Figure Disc()
    {
        double size = Math.Pow(10, _random.Next(-4, 4));
        return Charts.EigenvalueDisc([.. Many(40).Select(_ => (size * _random.NextNormal(), Coin() ? 0 : size * _random.NextNormal()))], Words(9), Words(3));
    }

    private Figure Lengths()
    {
        int n = 1 + _random.Next(30), from = _random.Next(50);
        int[] lengths = [.. Enumerable.Range(0, n).Select(i => from + i * (1 + from % 7))];
        return Charts.AccuracyByLength(lengths, [.. Many(4).Select(_ => (Words(2), Many(n, n).Select(_ => _random.NextDouble())))], Words(9), Words(3),
            Coin() ? _random.NextDouble() : double.NaN, Coin() ? Axis() : null, Coin() ? (from, from + _random.Next(60)) : null);
    }

    private Figure Confusion()
    {
        int n = 1 + _random.Next(24), most = 2 + _random.Next(Coin() ? 20 : 200_000);
        var counts = new int[n, n];
        for (int r = 0; r < n; r++)
            for (int c = 0; c < n; c++) counts[r, c] = Coin() ? 0 : _random.Next(most);
        counts[0, 0]++;
        return Charts.Confusion(counts, Names(n), Words(9), Words(3));
    }

    private Figure Text()
    {
        string text = Words(1 + _random.Next(60)) + (Coin() ? "\n" : "") + Words(9);
        return Charts.ColouredText(text, text.EnumerateRunes().Select(_ => _random.NextNormal()), Words(9), Words(3), Words(3));
    }

    private Figure Gates()
    {
        int n = 1 + _random.Next(90);
        return Charts.Gates([.. Many(6).Select(_ => (Words(2), Many(n, n).Select(_ => _random.NextDouble())))], Coin() ? Names(n) : Many(n, n).Select(_ => "([{}])"[_random.Next(6)].ToString()), Words(9), Words(3));
    }

    private Matrix<Real> Vectors(int n)
    {
        _words = n;
        return Matrix<Real>.Build.Dense(2 + _random.Next(9), n, (_, _) => (Real)_random.NextNormal());
    }

    private IEnumerable<string> Names(int n) => [.. Many(n, n).Select(_ => Words(3))];

    private Figure Lines()
    {
        var curves = Many(8).Select(_ => Length() is var n ? (Words(3), Numbers(n).AsEnumerable(), Numbers(n).AsEnumerable()) : default).ToList();
        var figure = Charts.Line(curves, Words(20), Axis(), Axis(), Words(3), Coin());
        for (int i = _random.Next(4); i > 0; i--) figure = figure.WithReference(Number(), Words(3)).WithNote(Number(), Number(), Words(2));
        return figure;
    }

    private Figure Bars()
    {
        int n = 1 + _random.Next(14);
        var figure = Charts.Bars(Many(n, n).Select(_ => Words(4)), [.. Many(5).Select(_ => (Words(2), Many(n, n).Select(_ => Numbers(_random.Next(5)).AsEnumerable())))], Words(8), Axis(), Axis(), Words(3));
        for (int i = _random.Next(3); i > 0; i--) figure = figure.WithReference(Number(), Words(4));
        return figure;
    }

    private Figure Map()
    {
        var values = new double[1 + _random.Next(30), 1 + _random.Next(50)];
        for (int r = 0; r < values.GetLength(0); r++)
            for (int c = 0; c < values.GetLength(1); c++) values[r, c] = Number();
        bool named = Coin();
        return Charts.Heatmap(values, Words(9), Words(6), Words(6), Words(3), Words(5),
            named ? Many(values.GetLength(0), values.GetLength(0)).Select(_ => Words(3)) : null, named ? Many(values.GetLength(1), values.GetLength(1)).Select(_ => Words(3)) : null,
            log: Coin(), showValues: Coin());
    }

    private Figure Points()
    {
        int n = Length() % 60;
        return Charts.Scatter(Numbers(n), Numbers(n), Words(9), Axis(), Axis(), Words(3), Coin() ? Many(n, n).Select(_ => Words(1)) : null);
    }

    private Axis Axis() => new(Words(_random.Next(1, 14)), Coin() ? "s" : "") { Scale = _random.Next(4) == 0 ? AxisScale.Log : AxisScale.Linear };

    private IEnumerable<IEnumerable<double>> Runs(int length) => [.. Many(5).Select(_ => Numbers(length))];

    private IEnumerable<int> Many(int most, int least = 1) => Enumerable.Range(0, least + (most > least ? _random.Next(most - least + 1) : 0)).ToList();

    private string Words(int count) => string.Join(" ", Enumerable.Range(0, 1 + _random.Next(count)).Select(_ => Pieces[_random.Next(Pieces.Length)]).ToList());

    private int Length() => _random.Next(5) switch { 0 => 0, 1 => 1, 2 => 2, 3 => 40, _ => 2500 };

    private List<double> Numbers(int n)
    {
        double scale = Math.Pow(10, _random.Next(-8, 9)), shift = Coin() ? 0 : scale * 1000 * _random.NextDouble();
        return [.. Enumerable.Range(0, n).Select(_ => _random.Next(30) == 0 ? (_wild ? Number() : double.NaN) : shift + scale * (_random.NextDouble() - 0.3))];
    }

    private double Number() => (_wild ? _random.Next(12) : 12) switch
    {
        0 => double.NaN, 1 => double.PositiveInfinity, 2 => double.NegativeInfinity, 3 => 0, 4 => 1e300, 5 => -5e-324,
        _ => (_random.NextDouble() - 0.4) * 10,
    };

    private bool Coin() => _random.Next(2) == 0;
}
