using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>Goes once over all gradients, on as many threads as pay: for their sum of squares, or to shorten or cut them.</summary>
internal sealed class GradientSweep
{
    private const int MultiplyAdds = 4;       // an entry read and written takes as long as so many multiply-adds of a product

    private readonly Action<int> sum, scale, cut;
    private IReadOnlyList<Parameter> parameters = [];
    private double[] blocks = [];
    private double factor;
    private int parts;

    public GradientSweep() => (sum, scale, cut) = (SumPart, ScalePart, CutPart);

    /// <summary>Σ g²: within a parameter over its blocks in order, then over the parameters in order, whoever summed the blocks.</summary>
    public double SumOfSquares(IReadOnlyList<Parameter> parameters)
    {
        int count = Begin(parameters);
        if (blocks.Length < count) blocks = new double[count];
        Workers.Run(parts, sum);
        double all = 0;
        for (int i = 0, block = 0; i < parameters.Count; i++)
        {
            double one = 0;
            for (int end = block + Blocks(i); block < end; block++) one += blocks[block];
            all += one;
        }
        return all;
    }

    /// <summary>g ← factor · g.</summary>
    public void Scale(IReadOnlyList<Parameter> parameters, double factor)
    {
        Begin(parameters);
        this.factor = factor;
        Workers.Run(parts, scale);
    }

    /// <summary>g ← min(max(g, −limit), limit); NaN stays NaN.</summary>
    public void Cut(IReadOnlyList<Parameter> parameters, double limit)
    {
        Begin(parameters);
        factor = limit;
        Workers.Run(parts, cut);
    }

    private int Begin(IReadOnlyList<Parameter> parameters)
    {
        this.parameters = parameters;
        long entries = 0;
        int count = 0;
        for (int i = 0; i < parameters.Count; i++) (entries, count) = (entries + parameters[i].Gradients.Length, count + Blocks(i));
        parts = Workers.Parts(MultiplyAdds * entries, int.MaxValue);
        return count;
    }

    private int Blocks(int i) => (parameters[i].Gradients.Length + Sums.Block - 1) / Sums.Block;

    private void SumPart(int part)
    {
        for (int i = 0, first = 0; i < parameters.Count; first += Blocks(i++))
        {
            var (from, to) = Workers.Range(Blocks(i), part, parts);
            var g = parameters[i].Gradients;
            for (int block = from; block < to; block++)
                blocks[first + block] = Sums.BlockOfSquares(g.AsSpan(block * Sums.Block, Math.Min(Sums.Block, g.Length - block * Sums.Block)));
        }
    }

    private void ScalePart(int part) => Walk(new Scaled(factor), part);

    private void CutPart(int part) => Walk(new Limited(factor), part);

    private void Walk<TRule>(TRule rule, int part) where TRule : struct, IRule
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            var g = parameters[i].Gradients;
            var (from, to) = Entrywise.Range(g.Length, part, parts);
            if (from < to) Entrywise.Walk(rule, g, g, [], [], from, to);
        }
    }

    private readonly struct Scaled(Lane factor) : IRule
    {
        public static int Averages => 0;

        public void Move(ref Lane g, Lane _, ref Lane __, ref Lane ___) => g = factor * g;
    }

    private readonly struct Limited(Lane limit) : IRule
    {
        public static int Averages => 0;

        public void Move(ref Lane g, Lane _, ref Lane __, ref Lane ___) => g = Lane.Clamp(g, -limit, limit);
    }
}
