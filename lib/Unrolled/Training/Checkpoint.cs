using Unrolled.Numerics;
using Unrolled.Safetensors;
using Unrolled.Sequences;

namespace Unrolled.Training;

/// <summary>Everything a training run depends on, in one file: a run that is killed and resumed ends with the same bits as one that was not.</summary>
/// <remarks>
/// A checkpoint is first told what there is to keep, then saves and loads it as often as asked:
/// <code>
/// var checkpoint = new Checkpoint(trainer).With("shuffle", random).With("carry", carry).With("position", () => next, n => next = (int)n);
/// if (File.Exists(path)) checkpoint.Load(path);
/// trainer.Every(100, () => checkpoint.Save(path));
/// </code>
/// The file is safetensors: weights under the parameters' names, the optimiser's averages as optimizer.*, learning curves as
/// curves.*, best weights as best.*, what was added under the name given; numbers and random states are texts of the metadata, exact to the bit.
/// It is written beside its place, flushed and renamed, so there is always a whole one.
/// </remarks>
public sealed class Checkpoint
{
    internal const string Mark = "unrolled.checkpoint";

    private readonly List<Action<Places>> parts = [places => places.Kind(Mark, "1")];

    /// <summary>A checkpoint of a trainer: its step, curves, best weights and schedule, with the optimiser and the parameters.</summary>
    public Checkpoint(Trainer trainer) : this(trainer.Optimizer) => parts.Add(trainer.Describe);

    /// <summary>A checkpoint of an optimiser and its parameters, for training loops written by hand.</summary>
    public Checkpoint(Optimizer optimizer)
    {
        parts.Add(places => Weights(places, "", optimizer.Parameters));
        parts.Add(optimizer.Describe);
    }

    /// <summary>Keeps a generator's state: the one that shuffles, samples or drops out.</summary>
    public Checkpoint With(string name, Random64 random) => Add(places => places.Random(name, random));

    /// <summary>Keeps a state carried from batch to batch; it must be of as many sequences when the checkpoint is loaded.</summary>
    public Checkpoint With(string name, Carry carry) => Add(places =>
    {
        foreach (var (lane, signal) in carry.Lanes) places.Signal($"{name}.{lane}", signal);
    });

    /// <summary>Keeps further weights, such as those of a layer that is not trained.</summary>
    public Checkpoint With(string name, IEnumerable<Parameter> parameters) => Add(places => Weights(places, name + ".", parameters));

    /// <summary>Keeps an array of numbers; it must be as long when the checkpoint is loaded.</summary>
    public Checkpoint With(string name, Real[] values) => Add(places => places.Vector(name, values));

    /// <summary>Keeps a whole number, such as the position in the data.</summary>
    public Checkpoint With(string name, Func<long> get, Action<long> set) => Add(places => places.Long(name, get, set));

    /// <summary>Keeps a number, with all its bits.</summary>
    public Checkpoint With(string name, Func<double> get, Action<double> set) => Add(places => places.Number(name, get, set));

    /// <summary>Keeps a text, such as the name of the data. <paramref name="set"/> should take whatever <paramref name="get"/> gave.</summary>
    public Checkpoint With(string name, Func<string> get, Action<string> set) => Add(places => places.Text(name, get, set));

    /// <summary>Saves it all. Killed at any moment, the path holds the old file or the new one.</summary>
    /// <exception cref="ArgumentException">Two things have one name.</exception>
    /// <exception cref="IOException">The folder does not exist or takes no files, or the disk is full.</exception>
    public void Save(string path) => PlaceFile.Save(path, Places());

    /// <summary>Loads it all, after checking that the file holds each thing and nothing else.</summary>
    /// <exception cref="CheckpointException">Things are missing, extra or of another shape; the message names all of them, and nothing was changed.</exception>
    /// <exception cref="SafetensorsException">The file is malformed.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public void Load(string path) => PlaceFile.Load(path, Places(), allTexts: true, file => file.Metadata.ContainsKey(Mark)
        ? "Was it saved from a net of other sizes, with another optimiser or schedule, or with other things added?"
        : "It is no checkpoint. For a file of weights use Weights.Load.");

    private Checkpoint Add(Action<Places> part)
    {
        parts.Add(part);
        return this;
    }

    private Places Places()
    {
        var places = new Places();
        foreach (var part in parts) part(places);
        return places;
    }

    private static void Weights(Places places, string before, IEnumerable<Parameter> parameters)
    {
        foreach (var p in parameters) places.Weights(before + p.Name, p, p.Values);
    }
}
