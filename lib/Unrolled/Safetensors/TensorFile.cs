namespace Unrolled.Safetensors;

/// <summary>A safetensors file: named tensors, and texts under names of their own.</summary>
/// <remarks><code>
/// 8 bytes: length n of the header (unsigned, little-endian)
/// n bytes: JSON { "name": { "dtype": "F32", "shape": [2, 3], "data_offsets": [from, to] }, …, "__metadata__": { "key": "text" } }, then spaces
/// the tensors' bytes without a gap; offsets count from here
/// </code>Source: the format's own description, github.com/huggingface/safetensors (2022). A file is written whole or not at all.</remarks>
public sealed class TensorFile
{
    private readonly Dictionary<string, Tensor> tensors;

    internal TensorFile(IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string> metadata) =>
        (this.tensors, Metadata) = (tensors.ToDictionary(t => t.Name), metadata);

    /// <summary>All tensors, as they stand in the file.</summary>
    public IReadOnlyCollection<Tensor> Tensors => tensors.Values;

    /// <summary>The texts of <c>__metadata__</c>; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>A tensor by name, or null.</summary>
    public Tensor? Find(string name) => tensors.GetValueOrDefault(name);

    /// <summary>Reads a file and checks all of it.</summary>
    /// <exception cref="SafetensorsException">The file is malformed; the message says where and what was expected.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static TensorFile Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return TensorReader.Read(stream, path);
    }

    /// <summary>Writes a file: to a temporary one beside it, flushed to the disk, then renamed. The same content gives the same bytes.</summary>
    /// <param name="path">Where to; a file of that name is replaced.</param>
    /// <param name="tensors">In any order: they are written by size of their numbers, then by name.</param>
    /// <param name="metadata">Texts to keep with them; null for none.</param>
    /// <exception cref="ArgumentException">Two tensors of one name, or one named <c>__metadata__</c>.</exception>
    /// <exception cref="IOException">The folder does not exist or takes no files, or the disk is full. The old file stands.</exception>
    public static void Write(string path, IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        Tensor[] ordered = [.. tensors.OrderByDescending(t => TensorType.Size(t.Type)).ThenBy(t => t.Name, StringComparer.Ordinal)];
        byte[] header = TensorHeader.Write(ordered, metadata ?? new Dictionary<string, string>());
        WholeFile.Write(path, stream =>
        {
            stream.Write(header);
            foreach (var tensor in ordered) stream.Write(tensor.Bytes.Span);
        });
    }
}
