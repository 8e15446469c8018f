using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Unrolled.Safetensors;

/// <summary>The JSON header of a safetensors file, and the eight bytes before it.</summary>
internal static class TensorHeader
{
    public const string Metadata = "__metadata__";

    /// <summary>The longest header a reader takes: 100 MB, as the format's own.</summary>
    public const long Longest = 100_000_000;

    private static readonly JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Length and header for tensors that follow one another without a gap; padded with spaces so that the first begins at a multiple of 8.</summary>
    public static byte[] Write(IReadOnlyList<Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var stream = new MemoryStream();
        stream.Write(new byte[8]);
        using (var json = new Utf8JsonWriter(stream, plain)) Write(json, tensors, metadata);
        while (stream.Length % 8 != 0) stream.WriteByte((byte)' ');
        byte[] header = stream.ToArray();
        if (header.Length - 8 > Longest) throw new ArgumentException($"A safetensors header should be at most {Longest} bytes but these names and texts need {header.Length - 8}. Keep long lists as tensors.");
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - 8);
        return header;
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject();
        if (metadata.Count > 0)
        {
            json.WriteStartObject(Metadata);
            foreach (var (key, text) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal)) json.WriteString(key, text);
            json.WriteEndObject();
        }
        var names = new HashSet<string> { Metadata };
        long from = 0;
        foreach (var tensor in tensors)
        {
            if (!names.Add(tensor.Name)) throw new ArgumentException($"Every tensor of a safetensors file should have a name of its own, other than '{Metadata}', but '{tensor.Name}' is taken.");
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.Type);
            Write(json, "shape", tensor.Shape);
            Write(json, "data_offsets", [from, from += tensor.Bytes.Length]);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long n in numbers) json.WriteNumberValue(n);
        json.WriteEndArray();
    }

    /// <summary>Parses a header. Every mistake throws, none is passed over.</summary>
    public static (List<TensorEntry> Tensors, Dictionary<string, string> Metadata) Parse(byte[] header, string file)
    {
        if (header.Length == 0 || header[0] != '{') throw Bad("its first byte", "'{'", header.Length == 0 ? "it is empty" : $"it is byte 0x{header[0]:X2}");
        if (!Utf8.IsValid(header)) throw Bad("its text", "UTF-8", "it is not");
        try
        {
            using var json = JsonDocument.Parse(header);
            return new HeaderParser(file).Parse(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)      // the latter for \uD800 alone, which is no character
        {
            throw Bad("its text", "JSON", $"it is not: {e.Message.TrimEnd('.')}", e);
        }

        SafetensorsException Bad(string what, string expected, string got, Exception? inner = null) =>
            new(file, $"the header, {what},", expected, got, "It is damaged, or not a safetensors file.", inner);
    }
}
