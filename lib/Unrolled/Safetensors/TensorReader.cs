using System.Buffers.Binary;

namespace Unrolled.Safetensors;

/// <summary>Reads a safetensors file and believes nothing in it: memory is asked for only when the file is known to be as long.</summary>
internal static class TensorReader
{
    public static TensorFile Read(Stream stream, string file)
    {
        var (entries, metadata) = TensorHeader.Parse(Header(stream, file), file);
        entries.Sort((a, b) => (a.From, a.To).CompareTo((b.From, b.To)));
        Check(entries, stream.Length - stream.Position, file);
        return new([.. entries.Select(e => new Tensor(e.Name, e.Type, e.Shape, Bytes(stream, (int)(e.To - e.From), file)))], metadata);
    }

    private static byte[] Header(Stream stream, string file)
    {
        const string cause = "It is cut short, damaged, or not a safetensors file.";
        if (stream.Length < 8) throw new SafetensorsException(file, "the file", "at least 8 bytes long", $"it has {stream.Length}", cause);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(Bytes(stream, 8, file));
        if (length > TensorHeader.Longest) throw new SafetensorsException(file, "the header's length", $"at most {TensorHeader.Longest} bytes", $"the file says {length}", cause);
        if (length > (ulong)(stream.Length - 8)) throw new SafetensorsException(file, "the header's length", $"at most the {stream.Length - 8} bytes that follow", $"the file says {length}", cause);
        return Bytes(stream, (int)length, file);
    }

    /// <summary>Throws unless the entries, in order, fill the data exactly, each with as many bytes as its shape needs.</summary>
    private static void Check(List<TensorEntry> entries, long data, string file)
    {
        long end = 0;
        string before = "the beginning";
        foreach (var entry in entries)
        {
            string tensor = $"tensor '{entry.Name}'", range = $"[{entry.From}, {entry.To}]";
            if (entry.From != end) throw Bad($"{tensor}: data_offsets", $"from {end}, where {before} ends", $"they are {range}", entry.From < end ? "Two tensors overlap." : "There is a hole between two tensors.");
            if (entry.To > data) throw Bad($"{tensor}: data_offsets", $"within the {data} bytes of data", $"they are {range}", "The file is cut short.");
            if (entry.Bytes != entry.To - entry.From) throw Bad($"{tensor}: data_offsets", $"{entry.Bytes?.ToString() ?? "more than 2⁶³"} bytes apart, as {entry.Type} {Tensor.Text(entry.Shape)} needs", $"they are {range}", "Shape, dtype or offsets are damaged.");
            if (entry.Bytes > Array.MaxLength) throw Bad(tensor, $"at most {Array.MaxLength} bytes long", $"it has {entry.Bytes}", "This library keeps a tensor in one array.");
            (end, before) = (entry.To, tensor);
        }
        if (end != data) throw Bad("the data", $"{end} bytes long, where the last tensor ends", $"there are {data}", "The file has a tail that belongs to no tensor.");

        SafetensorsException Bad(string what, string expected, string got, string cause) => new(file, what, expected, got, cause);
    }

    private static byte[] Bytes(Stream stream, int count, string file)
    {
        byte[] bytes = new byte[count];
        int read = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return read == count ? bytes : throw new SafetensorsException(file, "the file", $"{count} bytes longer from byte {stream.Position - read}", "it ended", "Something shortened it while it was being read.");
    }
}
