using System.Collections;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace Unrolled.Exercises;

/// <summary>A snapshot of any value an exercise compares: its shape in words, and its numbers, texts and truths in order.</summary>
internal sealed record Answer(string Shape, IReadOnlyList<Answer.Leaf> Leaves)
{
    /// <param name="Path">Where in the value: "" for a single number, "[1, 2]" in a matrix.</param>
    /// <param name="Value">A double, bool or string.</param>
    public sealed record Leaf(string Path, object Value);

    public static Answer Of(object? value)
    {
        var leaves = new List<Leaf>();
        return new(Walk(value, "", leaves), leaves);
    }

    private static string Walk(object? value, string path, List<Leaf> leaves)
    {
        switch (value)
        {
            case null: return "nothing (null)";
            case bool or string: return Add(value, value is bool ? "a bool" : "a text");
            case char c: return Add(c.ToString(), "a text");
            case double or float or int or long or byte or uint or ulong or short or decimal: return Add(Convert.ToDouble(value), "a number");
            case Matrix<double> m: return Grid(m.RowCount, m.ColumnCount, (i, j) => m[i, j], path, leaves);
            case Matrix<float> m: return Grid(m.RowCount, m.ColumnCount, (i, j) => m[i, j], path, leaves);
            case Vector<double> v: return List(v, path, leaves).Replace("a list", "a vector");
            case Vector<float> v: return List(v, path, leaves).Replace("a list", "a vector");
            case ITuple tuple: return List(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), path, leaves).Replace("a list", "a tuple");
            case Array { Rank: 2 } a: return Grid(a.GetLength(0), a.GetLength(1), (i, j) => Convert.ToDouble(a.GetValue(i, j)), path, leaves).Replace("matrix", "array");
            case IEnumerable items: return List(items.Cast<object?>(), path, leaves);
            default: return Add(value.ToString() ?? "", $"a {value.GetType().Name}");
        }

        string Add(object leaf, string shape)
        {
            leaves.Add(new(path, leaf));
            return shape;
        }
    }

    private static string Grid(int rows, int columns, Func<int, int, double> at, string path, List<Leaf> leaves)
    {
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                leaves.Add(new($"{path}[{i}, {j}]", at(i, j)));
        return $"a {rows} × {columns} matrix";
    }

    private static string List<T>(IEnumerable<T> items, string path, List<Leaf> leaves)
    {
        var shapes = items.Select((item, i) => Walk(item, $"{path}[{i}]", leaves)).ToList();
        return shapes.Distinct().Count() switch
        {
            0 => "an empty list",
            1 => $"a list of {shapes.Count} ({shapes[0]}{(shapes.Count > 1 ? " each" : "")})",
            _ => $"a list of {shapes.Count} ({string.Join(", ", shapes)})",
        };
    }
}
