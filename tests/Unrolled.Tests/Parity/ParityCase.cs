using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Parity;

/// <summary>One file of reference tensors, computed by PyTorch in float64: config, inputs, parameters, outputs, gradients.</summary>
public sealed class ParityCase(string path)
{
    /// <summary>The largest difference allowed, relative to the tensor's largest entry (at least 1).</summary>
    public const double Tolerance = Precision.IsDouble ? 1e-10 : 1e-4;

    private readonly JsonElement root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    /// <summary>The folder with the cases: the variable UNROLLED_PARITY if set, else the project's own fixtures.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("UNROLLED_PARITY") is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public JsonElement Config => root.GetProperty("config");

    public string Kind => Config.TryGetProperty("kind", out var kind) ? kind.GetString()! + (Config.TryGetProperty("nonlinearity", out var f) ? "_" + f.GetString() : "") : root.GetProperty("case").GetString()!;

    public int Size(string name) => Config.GetProperty(name).GetInt32();

    public double Number(string name) => Config.GetProperty(name).GetDouble();

    public double Loss => root.GetProperty("loss").GetDouble();

    public double[] List(string name) => [.. root.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    public double[] Data(string group, string name) => [.. root.GetProperty(group).GetProperty(name).GetProperty("data").EnumerateArray().Select(v => v.GetDouble())];

    public IEnumerable<string> Names(string group) => root.GetProperty(group).EnumerateObject().Select(p => p.Name);

    public Batch Batch => root.GetProperty("inputs").TryGetProperty("lengths", out var lengths)
        ? new([.. lengths.EnumerateArray().Select(v => v.GetInt32())])
        : new(Size("T"), Size("B"));

    /// <summary>A tensor [T, B, rows] as a signal; of the case's own batch if no other is given.</summary>
    public Signal Signal(string group, string name, int rows, Batch? of = null)
    {
        var (data, batch) = (Data(group, name), of ?? Batch);
        var signal = new Signal(batch, rows);
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.Lengths[b]; t++)
                for (int r = 0; r < rows; r++) signal[t, b][r] = (Real)data[(t * batch.B + b) * rows + r];
        return signal;
    }

    /// <summary>A tensor [T, B] of whole numbers.</summary>
    public Tokens Tokens(string name)
    {
        var (data, batch) = (Data("inputs", name), Batch);
        var tokens = new Tokens(batch);
        for (int b = 0; b < batch.B; b++)
            for (int t = 0; t < batch.T; t++) tokens[t, b] = (int)data[t * batch.B + b];
        return tokens;
    }

    /// <summary>Copies one state of a tensor [layers · directions, B, H] into one lane of a carried state.</summary>
    public void Fill(Signal lane, string group, string name, int state)
    {
        double[] data = State(group, name, state, lane);
        for (int b = 0; b < lane.Batch.B; b++)
            for (int r = 0; r < lane.Rows; r++) lane[0, b][r] = (Real)data[b * lane.Rows + r];
    }

    /// <summary>One state of a tensor [layers · directions, B, H].</summary>
    public double[] State(string group, string name, int state, Signal like) => [.. Data(group, name).Skip(state * like.Batch.B * like.Rows).Take(like.Batch.B * like.Rows)];

    public void Fill(Parameter parameter, string name)
    {
        double[] data = Data("parameters", name);
        for (int r = 0; r < parameter.Rows; r++)
            for (int c = 0; c < parameter.Columns; c++) parameter.Value[r, c] = (Real)data[r * parameter.Columns + c];
    }

    public void Expect(string what, double[] reference, Matrix<Real> ours) => Expect(what, reference, i => ours[i / ours.ColumnCount, i % ours.ColumnCount]);

    /// <summary>Compares [T, B, rows] with a signal; beyond a sequence's end PyTorch pads with 0, which is skipped.</summary>
    public void Expect(string what, double[] reference, Signal ours)
    {
        int B = ours.Batch.B, rows = ours.Rows;
        Expect(what, reference, i =>
        {
            int t = i / (B * rows), b = i / rows % B;
            return t < ours.Batch.Lengths[b] ? ours[t, b][i % rows] : (Real)reference[i];
        });
    }

    private static void Expect(string what, double[] reference, Func<int, Real> ours)
    {
        double scale = Math.Max(1, reference.Max(Math.Abs));
        for (int i = 0; i < reference.Length; i++)
            Assert.True(Math.Abs(ours(i) - reference[i]) <= Tolerance * scale, $"{what}[{i}]: PyTorch says {reference[i]}, we say {ours(i)}.");
    }
}
