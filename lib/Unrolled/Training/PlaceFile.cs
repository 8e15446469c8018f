using Unrolled.Safetensors;

namespace Unrolled.Training;

/// <summary>Moves places to a safetensors file and back. Reading verifies all of them before it changes the first.</summary>
internal static class PlaceFile
{
    /// <summary>The text that other readers of safetensors look for: tensors in PyTorch's shapes.</summary>
    private const string Format = "format";

    public static void Save(string path, Places places)
    {
        var texts = places.Texts.ToDictionary(t => t.Name, t => t.Write());
        texts[Format] = "pt";
        TensorFile.Write(path, places.Tensors.Select(t => t.Write()), texts);
    }

    /// <param name="path">The file.</param>
    /// <param name="places">Where its content goes.</param>
    /// <param name="allTexts">Whether a text without a place is a mistake.</param>
    /// <param name="cause">What is likely wrong when the file does not fit.</param>
    public static void Load(string path, Places places, bool allTexts, Func<TensorFile, string> cause)
    {
        var file = TensorFile.Read(path);
        var (problems, moves) = (new List<string>(), new List<Action>());
        foreach (var place in places.Tensors)
            if (file.Find(place.Name) is not { } tensor) problems.Add($"{place.Name}: expected a tensor {place.Shape}, but it is missing");
            else if (place.Misfit(tensor) is { } misfit) problems.Add(misfit);
            else moves.Add(() => place.Read(tensor));
        foreach (var place in places.Texts)
            if (!file.Metadata.TryGetValue(place.Name, out string? text)) problems.Add($"{place.Name}: expected {place.Expected} in the metadata, but it is missing");
            else if (place.Parse(text) is { } move) moves.Add(move);
            else problems.Add($"{place.Name}: expected {place.Expected} in the metadata, got '{text}'");
        problems.AddRange(file.Tensors.ExceptBy(places.Tensors.Select(t => t.Name), t => t.Name).Select(t => $"{t.Name}: an extra tensor {t.ShapeText}, which has no place here"));
        if (allTexts) problems.AddRange(file.Metadata.Keys.Except(places.Texts.Select(t => t.Name)).Where(k => k != Format).Select(k => $"{k}: an extra text in the metadata, which has no place here"));
        if (problems.Count > 0) throw new CheckpointException(path, problems, cause(file));
        foreach (var move in moves) move();
    }
}

/// <summary>A file of weights, or a checkpoint, does not fit what it is to be loaded into. Nothing was changed.</summary>
public sealed class CheckpointException : Exception
{
    internal CheckpointException(string path, IReadOnlyList<string> problems, string cause)
        : base($"{path} does not fit; nothing was changed.\n  {string.Join("\n  ", problems.Order(StringComparer.Ordinal))}\n{cause}") => Problems = problems;

    /// <summary>Every tensor and text that is missing, extra or of another shape.</summary>
    public IReadOnlyList<string> Problems { get; }
}
