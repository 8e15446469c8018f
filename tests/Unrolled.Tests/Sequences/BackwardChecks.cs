#if DOUBLE
using System.Runtime.Loader;
using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Layers;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

/// <summary>What a wrong line in a backward pass trips over. No test framework in here: every mutant is compiled together with these files.</summary>
/// <remarks>Cheap checks come first. A new cell joins by existing: the cells are found among the loaded types.</remarks>
public static class BackwardChecks
{
    /// <summary>Every cell of the library by name.</summary>
    public static IReadOnlyDictionary<string, Type> Cells { get; } = AssemblyLoadContext.GetLoadContext(typeof(ICell).Assembly)!.Assemblies
        .Where(a => a.FullName!.StartsWith("Unrolled.", StringComparison.Ordinal)).SelectMany(a => a.GetTypes()).OrderBy(t => t.Name, StringComparer.Ordinal)
        .Where(t => t is { IsValueType: true, Namespace: "Unrolled.Cells" } && t.IsAssignableTo(typeof(ICell))).ToDictionary(t => t.Name);

    /// <summary>Everything that has a backward pass.</summary>
    public static IEnumerable<string> Subjects => [.. Cells.Keys, "ILstmVariant", "Recurrent", "Batch", "Bidirectional", "Stacked", "Truncated", "InitialState", "Dense", "SoftmaxCrossEntropy", "MeanSquaredError", "Jordan", .. LayerSubjects.Checks.Keys];

    /// <summary>The checks of one of the <see cref="Subjects"/>; each throws when it fails.</summary>
    public static IEnumerable<(string Name, Action Run)> Of(string subject) => subject switch
    {
        "ILstmVariant" => Cells.Values.Where(cell => cell.GetInterface("ILstmVariant`3") is not null).SelectMany(OfCell),
        "Recurrent" => OfTheUnroller(),
        "Batch" => [.. BatchChecks.All, .. NetChecks.Cut],
        "Bidirectional" => NetChecks.Bidirectional,
        "Stacked" => NetChecks.Stacked,
        "Truncated" => NetChecks.Truncated,
        "InitialState" => NetChecks.InitialState,
        "Dense" => DenseChecks.All,
        "SoftmaxCrossEntropy" => LossChecks.CrossEntropy,
        "MeanSquaredError" => LossChecks.SquaredError,
        _ when LayerSubjects.Checks.TryGetValue(subject, out var checks) => checks(),
        "Jordan" => JordanChecks.All,
        _ when Cells.TryGetValue(subject, out var cell) => OfCell(cell),
        _ => throw new ArgumentException($"There are no checks of {subject}; there are checks of {string.Join(", ", Subjects)}."),
    };

    private static IEnumerable<(string, Action)> OfCell(Type cell) =>
    [
        ($"{cell.Name}, smallest", () => Gradients(cell, 1, 1, 1, 1)),
        ($"{cell.Name}, all sizes differ", () => Gradients(cell, 3, 5, 4, 7)),
        ($"{cell.Name}, unsorted lengths", () => Gradients(cell, 3, 5, 4, 7, 3, 7, 1, 7)),
    ];

    private static IEnumerable<(string, Action)> OfTheUnroller() =>
    [
        .. All.Select<Type, (string, Action)>(cell => ($"{cell.Name}, unsorted lengths", () => Gradients(cell, 2, 3, 4, 4, 2, 4, 1, 4))),
        .. NetChecks.Unroller,
        .. All.SelectMany(cell => Layer(cell).Quick),
        .. All.SelectMany(cell => Layer(cell).Large),
        ("misuse of symbols and kept tapes", SymbolsAndKeptTapes),
        ("a reverse layer step by step", ReverseStepByStep),
        .. NaiveLstm.Checks,
        ("every unit of every token once", () => LayerChecks.WithThreads(2, CountingCell.EveryUnitOfEveryTokenIsComputedOnce)),
    ];

    private static void SymbolsAndKeptTapes()
    {
        var layer = new Recurrent<Elman>(3, 2, new(1));
        Slope.Throws<ArgumentException>("a symbol out of range", "x should be in 0 … 2", () => layer.Forward(new RecurrentTape(), new Tokens([[0, 3]])));
        Slope.Throws<InvalidOperationException>("a kept tape without Forward", "Backward needs a tape", () => layer.Backward(new RecurrentTape { Keep = true }));
    }

    private static void ReverseStepByStep()
    {
        var (layer, batch, random) = (new Recurrent<Gru>(2, 3, new(1), reverse: true), new Batch([2, 4, 1]), new Random64(2));
        var x = new Signal(batch, 2);
        Tensor.Of("x", x).Randomise(random);
        var (whole, steps) = (new RecurrentTape(), new RecurrentTape());
        layer.Forward(whole, x);
        layer.Begin(steps, x);
        for (int t = batch.T - 1; t >= 0; t--) layer.Step(steps, t);
        Slope.Equal("final state", Tensor.Of("h", whole.Final.H).Copy(), Tensor.Of("h", steps.Final.H).Copy());
    }

    /// <summary>One cell of each wiring: to the unroller, two cells of the same wiring are one.</summary>
    private static IEnumerable<Type> All => new[] { typeof(Elman), typeof(KnottyCell), typeof(DeafCell), typeof(CountingCell) }.Concat(Cells.Values).DistinctBy(cell => Layer(cell).Wiring);

    private static void Gradients(Type cell, int D, int H, int B, int T, params int[] lengths) =>
        typeof(GradientCheck).GetMethod(nameof(GradientCheck.Cell))!.MakeGenericMethod(cell)
            .CreateDelegate<Func<int, int, int, int, int[], GradientReport>>()(D, H, B, T, lengths).Verify();

    private static LayerChecks Layer(Type cell) => (LayerChecks)Activator.CreateInstance(typeof(LayerChecks<>).MakeGenericType(cell))!;
}
#endif
