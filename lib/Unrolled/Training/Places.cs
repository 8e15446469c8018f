using System.Globalization;
using Unrolled.Numerics;
using Unrolled.Safetensors;
using Unrolled.Sequences;

namespace Unrolled.Training;

/// <summary>A list of named places whose content makes a run repeatable: tensors, and numbers kept as texts with all their bits.</summary>
internal sealed class Places
{
    private readonly HashSet<string> names = [];

    public List<TensorPlace> Tensors { get; } = [];

    public List<TextPlace> Texts { get; } = [];

    /// <summary>Numbers in the shape of a parameter: its weights, or an average of its gradients.</summary>
    public void Weights(string name, Parameter like, Real[] values) => Tensors.Add(new WeightsPlace(Free(name), like, values));

    /// <summary>One vector for each token, in the caller's order: (tokens × rows) row-major.</summary>
    public void Signal(string name, Signal signal) => Tensors.Add(new SignalPlace(Free(name), signal));

    /// <summary>A fixed number of reals.</summary>
    public void Vector(string name, Real[] values) => Tensors.Add(new VectorPlace(Free(name), values));

    /// <summary>A list of doubles of any length.</summary>
    public void List(string name, List<double> values) => Tensors.Add(new ListPlace(Free(name), values));

    public void Number(string name, Func<double> get, Action<double> set) => Texts.Add(new(Free(name), "a number", () => get().ToString("R", CultureInfo.InvariantCulture),
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? () => set(value) : null));

    public void Long(string name, Func<long> get, Action<long> set) => Texts.Add(new(Free(name), "a whole number", () => get().ToString(CultureInfo.InvariantCulture),
        text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? () => set(value) : null));

    /// <summary>A count: a whole number from 0.</summary>
    public void Int(string name, Func<int> get, Action<int> set) => Texts.Add(new(Free(name), "a whole number from 0", () => get().ToString(CultureInfo.InvariantCulture),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? () => set(value) : null));

    public void Text(string name, Func<string> get, Action<string> set) => Texts.Add(new(Free(name), "a text", get, text => () => set(text)));

    /// <summary>A text that says what kind of thing was saved, and must be the same.</summary>
    public void Kind(string name, string kind) => Texts.Add(new(Free(name), $"'{kind}'", () => kind, text => text == kind ? () => { } : null));

    /// <summary>s0 … s3 and the bits of the spare normal, in hexadecimal.</summary>
    public void Random(string name, Random64 random) => Texts.Add(new(Free(name), "the state of a Random64", () => RandomText.Of(random), text => RandomText.Parse(text) is { } state ? () => random.State = state : null));

    private string Free(string name) => names.Add(name)
        ? name
        : throw new ArgumentException($"Two things to save are named '{name}'. Give the parameters of each layer names of their own, e.g. Parameter.Rename(layer.Parameters, before: \"readout.\").");
}

/// <summary>A text of a file: written by one function; parsed by another that says what to do once all is known to be well, or null where the text makes no sense.</summary>
internal sealed record TextPlace(string Name, string Expected, Func<string> Write, Func<string, Action?> Parse);
