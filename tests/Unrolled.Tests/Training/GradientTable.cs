#if DOUBLE
using System.Globalization;
using System.Runtime.CompilerServices;
using Unrolled.Sequences;
using Unrolled.Tests.Layers;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

/// <summary>This program as a printer of every worst gradient error, cells in all their surroundings, layers, losses and models: UNROLLED_PRINT_GRADIENTS asks for it.</summary>
internal static class GradientTable
{
    private static readonly int[] equal = [5, 5, 5], unsorted = [2, 5, 1, 4];

    [ModuleInitializer]
    internal static void PrintIfAsked()
    {
        if (Environment.GetEnvironmentVariable("UNROLLED_PRINT_GRADIENTS") is null) return;
        Console.WriteLine($"Worst |analytic − numeric| / max(|a|, |n|, 1e-2 · the tensor's largest, 1e-3); allowed {GradientCheck.Tolerance:0E+0}\n");
        Console.WriteLine($"{"",-52} {"equal lengths",21} {"unsorted lengths",21}");
        Console.WriteLine($"{"cell, layers, directions",-52} {"full",10} {"k1=2 k2=3",10} {"full",10} {"k1=2 k2=3",10}");
        foreach (var cell in BackwardChecks.Cells.Values)
            foreach (var (layers, directions) in new[] { (1, 1), (1, 2), (2, 1), (2, 2) })
                Console.WriteLine($"{$"{cell.Name}, {layers}, {directions}",-52} {Worst(cell, layers, directions, equal, 0)} {Worst(cell, layers, directions, equal, 3)} {Worst(cell, layers, directions, unsorted, 0)} {Worst(cell, layers, directions, unsorted, 3)}");
        Console.WriteLine("\nlayer, loss or model, over all its sizes");
        foreach (var (name, reports) in LayerSubjects.Reports) Console.WriteLine($"{name,-52} {Number(reports.Max(r => r.Report().Worst))}");
        Environment.Exit(0);
    }

    private static string Worst(Type cell, int layers, int directions, int[] lengths, int k2) =>
        Number(NetGradientTests.Check(NetGradientTests.Net(cell, 2, 3, layers, directions), new Batch(lengths), k2).Worst);

    private static string Number(double error) => string.Create(CultureInfo.InvariantCulture, $"{error,10:0.0E+0}");
}
#endif
