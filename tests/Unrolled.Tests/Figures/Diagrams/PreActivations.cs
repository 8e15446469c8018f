using Unrolled.Cells;
using Unrolled.Sequences;

namespace Unrolled.Tests.Figures;

/// <summary>What goes into each block of one unit at one step, worked out from the parameters term by term.</summary>
internal static class PreActivations
{
    public static Dictionary<string, double> Of<TCell>(Recurrent<TCell> layer, RecurrentTape tape, Signal x, int t, int unit) where TCell : ICell
    {
        var cell = TCell.Kernel;
        var a = new Dictionary<string, double>();
        foreach (var block in cell.Blocks)
        {
            double sum = 0;
            if (block.X) sum += Row("weight_ih", block, b => b.X, x[t, 0]) + Bias("bias_ih", block, b => b.X);
            foreach (string of in Sources(block)) sum += Row(of == "h" ? "weight_hh" : $"weight_{of}_h", block, b => Sources(b).Contains(of), of == "mid" ? Mid() : tape.Earlier(of, t, 0));
            if (block.Of.Length > 0) sum += Bias("bias_hh", block, b => b.Of.Length > 0);
            if (cell.PerUnit.Contains(block.Name)) sum += layer[$"diagonal_{block.Name}"].Values[unit] * (block.Name == "o" ? tape.Lane("c")[t, 0][unit] : tape.Earlier("c", t, 0)[unit]);
            a[block.Name] = sum;
        }
        return a;

        double Row(string weight, Block block, Func<Block, bool> has, ReadOnlySpan<Real> vector)
        {
            double sum = 0;
            for (int k = 0; k < vector.Length; k++) sum += (double)layer[weight].Value[Place(block, has), k] * vector[k];
            return sum;
        }

        double Bias(string name, Block block, Func<Block, bool> has) => layer[name].Values[Place(block, has)];

        int Place(Block block, Func<Block, bool> has) => cell.Blocks.Where(has).ToList().IndexOf(block) * layer.Hidden + unit;

        Real[] Mid()
        {
            var v = tape.Gate("r")[t, 0].ToArray();
            for (int k = 0; k < v.Length; k++) v[k] *= tape.Earlier("h", t, 0)[k];
            return v;
        }
    }

    public static string[] Sources(Block block) => block.Of.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
