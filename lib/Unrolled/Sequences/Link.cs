using Unrolled.Cells;
using Unrolled.Numerics;

namespace Unrolled.Sequences;

/// <summary>One weight matrix of a recurrent layer: what it reads and which blocks of pre-activations hear it.</summary>
/// <param name="Source">"x", "mid", or a lane of the state.</param>
/// <param name="Lane">The lane's index in the state, −1 for x and mid.</param>
/// <param name="Blocks">The blocks that hear it; block i of the matrix's rows belongs to Blocks[i].</param>
/// <param name="Weight">The matrix (blocks·H × K).</param>
internal sealed record Link(string Source, int Lane, int[] Blocks, Parameter Weight)
{
    public bool IsX => Source == "x";

    public bool IsMid => Source == "mid";

    /// <summary>Neighbouring blocks, so that one product serves them: first block, its row of blocks in the matrix, how many.</summary>
    public (int Block, int Row, int Count)[] Runs { get; } = [.. RunsOf(Blocks)];

    public static Link[] Of(CellKernel cell, int inputs, int hidden)
    {
        var names = cell.Blocks.SelectMany(b => b.Of.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct().ToArray();
        foreach (string name in names)
            if (name != "mid" && !cell.State.Contains(name))
                throw new InvalidOperationException($"{cell.Name}: a block reads '{name}', which is neither \"mid\" nor a lane of the state ({string.Join(", ", cell.State)}).");
        var links = new List<Link>();
        Add("x", inputs, "weight_ih", b => b.X);
        foreach (string name in names.OrderBy(n => n == "mid"))
            Add(name, hidden, name == "h" ? "weight_hh" : $"weight_{name}_h", b => b.Of.Split(',', StringSplitOptions.TrimEntries).Contains(name));
        return [.. links];

        void Add(string of, int K, string weight, Func<Block, bool> hears)
        {
            int[] blocks = BlocksWhere(cell, hears);
            if (blocks.Length > 0) links.Add(new(of, cell.State.ToList().IndexOf(of), blocks, new(weight, blocks.Length * hidden, K)));
        }
    }

    public static int[] BlocksWhere(CellKernel cell, Func<Block, bool> condition) => [.. Enumerable.Range(0, cell.Blocks.Count).Where(i => condition(cell.Blocks[i]))];

    private static List<(int Block, int Row, int Count)> RunsOf(int[] blocks)
    {
        var runs = new List<(int Block, int Row, int Count)>();
        for (int i = 0; i < blocks.Length; i++)
            if (runs.Count > 0 && runs[^1].Block + runs[^1].Count == blocks[i]) runs[^1] = runs[^1] with { Count = runs[^1].Count + 1 };
            else runs.Add((blocks[i], i, 1));
        return runs;
    }
}
