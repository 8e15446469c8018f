using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Unrolled.Numerics;
using Unrolled.Safetensors;

namespace Unrolled.Tests.Safetensors;

/// <summary>Damaged files: the clear error or a right reading, never anything else. What is right is judged by a second, naive reader.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Files = 20_000;

    private static readonly string[] words = ["F32", "F64", "F16", "BF16", "I64", "U8", "F31", "dtype", "shape", "data_offsets", "__metadata__", "[", "]", "{", "}", ",", ":", "\"", "-", "0", "9", "null", "1e9", "\\ud800", " "];

    [Fact]
    public void A_damaged_file_is_refused_or_read_right()
    {
        var random = new Random64(2026);
        int refused = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int n = 0; n < Files; n++)
        {
            byte[] file = Damaged(random, n);
            TensorFile read;
            try
            {
                read = TensorReader.Read(new MemoryStream(file), "fuzz");
            }
            catch (SafetensorsException error)
            {
                Assert.StartsWith("fuzz: ", error.Message);
                refused++;
                continue;
            }
            Judge(file, read);
        }
        output.WriteLine($"{Files} files, {refused} refused, {Files - refused} read right");
        Assert.InRange(refused, Files / 4, Files * 19 / 20);                                  // both ways out are taken often
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Files, 0, 1 << 17);      // none is made to ask for much memory
    }

    /// <summary>What a file says, read by JsonNode and sums that only serve files already accepted: every byte of the data belongs to one tensor.</summary>
    private static void Judge(byte[] file, TensorFile read)
    {
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(file), covered = 0;
        var json = JsonNode.Parse(file.AsSpan(8, header))!.AsObject();
        foreach (var (name, value) in json)
        {
            if (name == "__metadata__")
            {
                Assert.Equal(value!.AsObject().Select(m => (m.Key, (string)m.Value!)).Order(), read.Metadata.Select(m => (m.Key, m.Value)).Order());
                continue;
            }
            var tensor = read.Find(name)!;
            long[] shape = [.. value!["shape"]!.AsArray().Select(n => (long)n!)], offsets = [.. value["data_offsets"]!.AsArray().Select(n => (long)n!)];
            Assert.Equal((string)value["dtype"]!, tensor.Type);
            Assert.Equal(shape, tensor.Shape);
            Assert.Equal(file[(8 + header + (int)offsets[0])..(8 + header + (int)offsets[1])], tensor.Bytes.ToArray());
            Assert.Equal(shape.Aggregate((Int128)TensorType.Size(tensor.Type), (product, n) => product * n), tensor.Bytes.Length);
            covered += tensor.Bytes.Length;
        }
        Assert.Equal(file.Length - 8 - header, covered);
        Assert.Equal(json.Count(j => j.Key != "__metadata__"), read.Tensors.Count);
    }

    private static byte[] Damaged(Random64 random, int n)
    {
        byte[] file = Whole(random);
        for (int wounds = random.Next(4) == 0 ? 3 : 1; wounds > 0; wounds--) file = Damage(file, random, (n + wounds) % 9);
        return file;
    }

    private static byte[] Whole(Random64 random)
    {
        var tensors = new List<string>();
        int end = 0;
        for (int i = random.Next(5); i >= 0; i--)
        {
            int rows = random.Next(4), columns = 1 + random.Next(5), start = end;
            string type = words[random.Next(6)];
            tensors.Add(RawFile.Entry($"layer.{i}", type, $"[{rows},{columns}]", $"[{start},{end += rows * columns * TensorType.Size(type)}]"));
        }
        if (random.Next(2) == 0) tensors.Add("\"__metadata__\":{\"step\":\"12\",\"format\":\"pt\"}");
        string header = "{" + string.Join(",", tensors) + "}";
        return RawFile.Of(header.PadRight((header.Length + 7) / 8 * 8), end);
    }

    private static byte[] Damage(byte[] file, Random64 random, int kind)
    {
        if (file.Length < 9) return file;
        int at = random.Next(file.Length), header = Math.Clamp((int)Math.Min(BitConverter.ToUInt64(file), 1 << 20), 1, file.Length - 8), inHeader = 8 + random.Next(header);
        switch (kind)
        {
            case 0: file[at] ^= (byte)(1 << random.Next(8)); return file;                                  // a bit
            case 1: file[inHeader] ^= (byte)(1 << random.Next(8)); return file;                            // a bit of the header
            case 2: return file[..at];                                                                     // cut short
            case 3: BinaryPrimitives.WriteInt64LittleEndian(file, Length(random, header)); return file;    // the header's length
            case 4: return [.. file[..at], .. file[random.Next(file.Length)..]];                           // a splice
            case 5: return [.. file, .. new byte[1 + random.Next(9)]];                                     // a tail
            case 6: return Rewritten(file, header, text => Word(text, random));                           // another dtype, bracket …
            case 7: return Rewritten(file, header, text => Digits(text, random));                         // other sizes and offsets
            default: file[inHeader] = (byte)random.Next(256); return file;
        }
    }

    private static long Length(Random64 random, int header) => random.Next(4) switch
    {
        0 => header + random.Next(33) - 16,
        1 => (long)random.NextUInt64(),
        2 => random.Next(2_000_000_000),
        _ => 0,
    };

    /// <summary>Changes the header's text and gives the file the length that fits it, so that the damage is met behind the first check.</summary>
    private static byte[] Rewritten(byte[] file, int header, Func<string, string> change)
    {
        byte[] text = Encoding.Latin1.GetBytes(change(Encoding.Latin1.GetString(file, 8, header)));
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. file[(8 + header)..]];
    }

    private static string Word(string text, Random64 random)
    {
        string found = words[random.Next(words.Length)], put = words[random.Next(words.Length)];
        int at = text.IndexOf(found, random.Next(text.Length), StringComparison.Ordinal);
        return at < 0 ? text.Insert(random.Next(text.Length + 1), put) : text[..at] + put + text[(at + found.Length)..];
    }

    private static string Digits(string text, Random64 random)
    {
        int from = random.Next(text.Length);
        while (from < text.Length && !char.IsAsciiDigit(text[from])) from++;
        int to = from;
        while (to < text.Length && char.IsAsciiDigit(text[to])) to++;
        string[] numbers = ["0", "1", "2", "4", "8", "20", "4294967296", "9223372036854775807", "18446744073709551616", "-1", (random.Next(100) + 0).ToString()];
        return text[..from] + numbers[random.Next(numbers.Length)] + text[to..];
    }
}
