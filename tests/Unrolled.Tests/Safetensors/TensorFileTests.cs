using System.Text;
using Unrolled.Safetensors;

namespace Unrolled.Tests.Safetensors;

public class TensorFileTests
{
    private static TensorFile Read(byte[] file) => TensorReader.Read(new MemoryStream(file), "some.safetensors");

    [Fact]
    public void The_formats_own_example_is_read()
    {
        // From the format's description: 8 bytes of length, then this header.
        var file = Read(RawFile.Of($$"""{"__metadata__":{"foo":"bar"},{{RawFile.Entry("TENSOR", "F16", "[1,16,256]", "[0,8192]")}},{{RawFile.Entry("END", "F64", "[]", "[8192,8200]")}}}     """, 8200));
        Assert.Equal("bar", file.Metadata["foo"]);
        Assert.Equal(["TENSOR F16 [1, 16, 256]", "END F64 []"], file.Tensors.Select(t => t.ToString()));
        Assert.Equal((4096, 1), (file.Find("TENSOR")!.Count, file.Find("END")!.Count));
        Assert.Null(file.Find("tensor"));
    }

    [Fact]
    public void What_is_written_is_read_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.safetensors");
        float[] floats = [0, -0f, 1.5f, float.Epsilon, float.MaxValue, float.NaN, float.NegativeInfinity];
        double[] doubles = [Math.PI, double.Epsilon, -0.0, double.NaN, double.PositiveInfinity, 1e308];
        TensorFile.Write(path, [new("b.weight", floats, 7), new("ä \"quoted\" \n", doubles, 3, 2), new("none", Array.Empty<float>(), 0, 4), new("one", [2f])],
            new Dictionary<string, string> { ["z"] = "", ["a"] = "ü✓\t\"", ["😀"] = "x" });
        var file = TensorFile.Read(path);
        Assert.Equal(floats.Select(BitConverter.SingleToInt32Bits), file.Find("b.weight")!.Bytes.ToArray().Chunk(4).Select(b => BitConverter.ToInt32(b)));
        Assert.Equal(doubles.Select(BitConverter.DoubleToInt64Bits), file.Find("ä \"quoted\" \n")!.ToDoubles().Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal([3, 2], file.Find("ä \"quoted\" \n")!.Shape);
        Assert.Equal((0, 1), (file.Find("none")!.Count, file.Find("one")!.Count));
        Assert.Equal("ü✓\t\"", file.Metadata["a"]);
        Assert.Equal(("", "x"), (file.Metadata["z"], file.Metadata["😀"]));
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_aligned_and_in_order()
    {
        using var folder = new TemporaryFolder();
        Tensor[] tensors = [new("b", [1f, 2, 3], 3), new("a", [4f], 1), new("c", [5.0], 1)];
        TensorFile.Write(folder.File("1"), tensors, new Dictionary<string, string> { ["y"] = "1", ["x"] = "2" });
        TensorFile.Write(folder.File("2"), tensors.Reverse(), new Dictionary<string, string> { ["x"] = "2", ["y"] = "1" });
        byte[] bytes = File.ReadAllBytes(folder.File("1"));
        Assert.Equal(bytes, File.ReadAllBytes(folder.File("2")));
        int header = (int)BitConverter.ToInt64(bytes);
        Assert.Equal(0, header % 8);
        Assert.Equal("""{"__metadata__":{"x":"2","y":"1"},"c":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[3],"data_offsets":[12,24]}}""",
            Encoding.UTF8.GetString(bytes, 8, header).TrimEnd(' '));
        Assert.Equal([5.0], MemoryOf<double>(bytes, 8 + header, 1));
        Assert.Equal([4f, 1, 2, 3], MemoryOf<float>(bytes, 16 + header, 4));
    }

    private static T[] MemoryOf<T>(byte[] bytes, int at, int count) where T : struct =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(bytes.AsSpan(at)).ToArray()[..count];

    [Fact]
    public void Half_precisions_are_read_exactly()
    {
        byte[] file = RawFile.Of($"{{{RawFile.Entry("h", "F16", "[65536]", "[0,131072]")},{RawFile.Entry("b", "BF16", "[65536]", "[131072,262144]")}}}", 262144);
        for (int part = 0, at = file.Length - 262144; part < 2; part++)
            for (int i = 0; i < 65536; i++, at += 2) BitConverter.TryWriteBytes(file.AsSpan(at), (ushort)i);
        double[] halves = Read(file).Find("h")!.ToDoubles(), brains = Read(file).Find("b")!.ToDoubles();
        for (int i = 0; i < 65536; i++)
        {
            int sign = i >> 15 == 0 ? 1 : -1, e = i >> 10 & 31, m = i & 1023;                   // (−1)ˢ 2ᵉ⁻¹⁵ (1 + m / 1024)
            if (e < 31) Assert.Equal(e == 0 ? sign * Math.ScaleB(m, -24) : sign * Math.ScaleB(1024 + m, e - 25), halves[i]);
            else Assert.Equal(m == 0 ? sign * double.PositiveInfinity : double.NaN, halves[i]);
            int e8 = i >> 7 & 255, m7 = i & 127;
            if (e8 < 255) Assert.Equal(e8 == 0 ? sign * Math.ScaleB(m7, -133) : sign * Math.ScaleB(128 + m7, e8 - 134), brains[i]);
            else Assert.Equal(m7 == 0 ? sign * double.PositiveInfinity : double.NaN, brains[i]);
        }
    }

    [Fact]
    public void Other_formats_keep_their_bytes_and_are_not_taken_for_reals()
    {
        var tensor = Read(RawFile.Of($"{{{RawFile.Entry("n", "I64", "[2]", "[0,16]")}}}", 16)).Find("n")!;
        Assert.Equal(16, tensor.Bytes.Length);
        Assert.Contains("I64", Assert.Throws<InvalidOperationException>(tensor.ToDoubles).Message);
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a");
        TensorFile.Write(path, [new("a", [1f], 1)]);
        byte[] old = File.ReadAllBytes(path);
        Assert.Contains("'a' is taken", Assert.Throws<ArgumentException>(() => TensorFile.Write(path, [new("a", [1f], 1), new("a", [2f], 1)])).Message);
        Assert.Throws<ArgumentException>(() => TensorFile.Write(path, [new("__metadata__", [1f], 1)]));
        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(path, stream => { stream.WriteByte(1); throw new InvalidOperationException(); }));
        Assert.Equal(old, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Path));
        File.WriteAllText(folder.File(".a.tmp"), "what a killed writer left, longer than what is written next");
        TensorFile.Write(path, []);
        Assert.Empty(TensorFile.Read(path).Tensors);
        Assert.Throws<DirectoryNotFoundException>(() => TensorFile.Write(folder.File("no/such/folder"), []));
        Assert.Contains("[2, 2]", Assert.Throws<ArgumentException>(() => new Tensor("t", [1f, 2, 3], 2, 2)).Message);
    }
}
