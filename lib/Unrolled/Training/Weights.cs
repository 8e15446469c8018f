using Unrolled.Numerics;
using Unrolled.Safetensors;

namespace Unrolled.Training;

/// <summary>Files of weights alone, for other programs and for later: safetensors with PyTorch's names, shapes and order.</summary>
/// <remarks>PyTorch takes such a file by <c>net.load_state_dict(load_file(path), strict=True)</c>: a matrix is (rows × columns) row-major,
/// a bias (N × 1) has the shape [N]. Float writes F32, double F64; F16 and BF16 are read too, exactly.</remarks>
public static class Weights
{
    /// <summary>Saves every parameter's values under its name. The file is whole or the old one stands.</summary>
    /// <exception cref="ArgumentException">Two parameters have one name.</exception>
    /// <exception cref="IOException">The folder does not exist or takes no files.</exception>
    public static void Save(string path, params IEnumerable<Parameter>[] layers) => PlaceFile.Save(path, Places(layers));

    /// <summary>Loads every parameter's values, after checking that the file holds each of them and nothing else.</summary>
    /// <exception cref="CheckpointException">Tensors are missing, extra or of another shape; the message names all of them, and nothing was changed.</exception>
    /// <exception cref="SafetensorsException">The file is malformed.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static void Load(string path, params IEnumerable<Parameter>[] layers) => PlaceFile.Load(path, Places(layers), allTexts: false, Cause);

    private static Places Places(IEnumerable<Parameter>[] layers)
    {
        var places = new Places();
        foreach (var p in layers.SelectMany(p => p)) places.Weights(p.Name, p, p.Values);
        return places;
    }

    private static string Cause(TensorFile file) => file.Metadata.ContainsKey(Checkpoint.Mark)
        ? "It is a checkpoint, which holds more than weights: load it with Checkpoint.Load."
        : "Was it saved from a net of other sizes, or under other names?";
}
