using System.Text.RegularExpressions;

namespace Unrolled.Exercises;

/// <summary>One call of an answer: what came in, what should come out, what did.</summary>
internal sealed record Trial(Answer[] Inputs, Answer Expected, Answer Got)
{
    /// <summary>Expected and given numbers side by side; empty unless both are numbers throughout, and equally many.</summary>
    public (double E, double G)[] Pairs { get; } = Numbers(Expected) is { } e && Numbers(Got) is { } g && e.Length == g.Length ? [.. e.Zip(g)] : [];

    /// <summary>Whether the entries stand in rows and columns of equal number.</summary>
    public bool SameShape => Expected.Shape == Got.Shape;

    public static double[]? Numbers(Answer answer) =>
        answer.Leaves.Count > 0 && answer.Leaves.All(l => l.Value is double x && double.IsFinite(x)) ? [.. answer.Leaves.Select(l => (double)l.Value)] : null;

    /// <summary>Rows and columns of a matrix; null for anything else.</summary>
    public static (int Rows, int Columns)? Size(Answer answer) =>
        Regex.Match(answer.Shape, @"^a (\d+) × (\d+) (matrix|array)$") is { Success: true } m ? (int.Parse(m.Groups[1].Value), int.Parse(m.Groups[2].Value)) : null;
}
