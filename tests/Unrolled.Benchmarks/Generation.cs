using System.Diagnostics;
using System.Text.Json;
using Unrolled.Cells;
using Unrolled.Models;
using Unrolled.Numerics;
using Unrolled.Sampling;

namespace Unrolled.Benchmarks;

/// <summary>One symbol at a time, B = 1: a step, softmax and a draw.</summary>
internal static class Generation<TCell> where TCell : ICell
{
    private const int Symbols = 2000;

    public static string Measure(Case sizes)
    {
        var (model, random) = (new LanguageModel<TCell>(sizes.V, sizes.H, new(1)).Freeze(), new Random64(1));
        Write(model, random);
        var times = new List<double>();
        for (long start = Stopwatch.GetTimestamp(); times.Count < 5 || Stopwatch.GetElapsedTime(start).TotalSeconds < sizes.Seconds;)
        {
            long begin = Stopwatch.GetTimestamp();
            Write(model, random);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds / Symbols);
        }
        double median = PeerCase.Median(times);
        return JsonSerializer.Serialize(new
        {
            peer = "unrolled", sizes.Cell, sizes.Mode, sizes.V, sizes.H, threads = Workers.Threads, chars_s = Math.Round(1 / median, 1), us_char = Math.Round(median * 1e6, 3),
        });
    }

    private static void Write(FrozenLanguageModel model, Random64 random)
    {
        for (int n = 0, k = 0; n < Symbols; n++) k = Ancestral.Draw(model.Step(k), 1, random);
    }
}
