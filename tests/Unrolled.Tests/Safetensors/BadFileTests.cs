using System.Text;
using Unrolled.Safetensors;

namespace Unrolled.Tests.Safetensors;

/// <summary>Every way a file can be wrong has an error of its own, with the file's name in it.</summary>
public class BadFileTests
{
    private static readonly string a = RawFile.Entry("a", "F32", "[2]", "[0,8]");

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "empty", [], "at least 8 bytes long, but it has 0" },
        { "seven bytes", new byte[7], "but it has 7" },
        { "no header", new byte[8], "its first byte, should be '{', but it is empty" },
        { "header beyond the file", RawFile.Of("{}"u8.ToArray(), 3, length: 6), "at most the 5 bytes that follow, but the file says 6" },
        { "header of 100 MB and one", RawFile.Of("{}"u8.ToArray(), 0, length: 100_000_001), "at most 100000000 bytes, but the file says 100000001" },
        { "negative header", RawFile.Of("{}"u8.ToArray(), 0, length: -1), "18446744073709551615" },
        { "another kind of file", Encoding.ASCII.GetBytes("PK\u0003\u0004 a zip archive, say"), "at most 100000000 bytes" },
        { "no UTF-8", RawFile.Of([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}'], 0), "UTF-8" },
        { "half a character", RawFile.Of("""{"\ud800":1}""", 0), "JSON" },
        { "no JSON", RawFile.Of("{oops}", 0), "should be JSON" },
        { "a comment", RawFile.Of("{/**/}", 0), "should be JSON" },
        { "two documents", RawFile.Of("{}{}", 0), "should be JSON" },
        { "an array", RawFile.Of("[]", 0), "'{', but it is byte 0x5B" },
        { "leading space", RawFile.Of(" {}", 0), "'{', but it is byte 0x20" },
        { "too deep", RawFile.Of("{\"a\":" + new string('[', 100) + new string(']', 100) + "}", 0), "should be JSON" },
        { "name twice", RawFile.Of($"{{{a},{RawFile.Entry("a", "F32", "[2]", "[8,16]")}}}", 16), "'a' stands there twice" },
        { "metadata twice", RawFile.Of("""{"__metadata__":{},"__metadata__":{}}""", 0), "'__metadata__' stands there twice" },
        { "key twice", RawFile.Of("""{"__metadata__":{"k":"1","k":"2"}}""", 0), "'k' stands there twice" },
        { "a number in the metadata", RawFile.Of("""{"__metadata__":{"k":1}}""", 0), "'k', should be a text, but it is 1" },
        { "metadata is a text", RawFile.Of("""{"__metadata__":"k"}""", 0), "__metadata__ should be a JSON object" },
        { "a tensor is a number", RawFile.Of("""{"a":1}""", 0), "tensor 'a' should be a JSON object, but it is 1" },
        { "no dtype", RawFile.Of("""{"a":{"shape":[],"data_offsets":[0,0]}}""", 0), "dtype is missing" },
        { "no shape", RawFile.Of("""{"a":{"dtype":"F32","data_offsets":[0,0]}}""", 0), "shape is missing" },
        { "no offsets", RawFile.Of("""{"a":{"dtype":"F32","shape":[]}}""", 0), "data_offsets is missing" },
        { "another field", RawFile.Of("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4],"stride":[1]}}""", 4), "there is 'stride'" },
        { "field twice", RawFile.Of("""{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}""", 4), "'shape' stands there twice" },
        { "unknown dtype", RawFile.Of($"{{{RawFile.Entry("a", "F31", "[2]", "[0,8]")}}}", 8), "dtype should be one of F64" },
        { "dtype in small letters", RawFile.Of($"{{{RawFile.Entry("a", "f32", "[2]", "[0,8]")}}}", 8), "but it is \"f32\"" },
        { "dtype is a number", RawFile.Of("""{"a":{"dtype":32,"shape":[],"data_offsets":[0,4]}}""", 4), "but it is 32" },
        { "negative shape", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[-2]", "[0,8]")}}}", 8), "whole numbers from 0, but there is -2" },
        { "two negatives", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[-2,-1]", "[0,8]")}}}", 8), "there is -2" },
        { "fractional shape", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[2.0]", "[0,8]")}}}", 8), "there is 2.0" },
        { "shape is a number", RawFile.Of($"{{{RawFile.Entry("a", "F32", "2", "[0,8]")}}}", 8), "a list of whole numbers, but it is 2" },
        { "shape beyond 64 bits", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[99999999999999999999]", "[0,8]")}}}", 8), "there is 99999999999999999999" },
        { "product beyond 64 bits", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[4294967296,4294967296]", "[0,0]")}}}", 0), "more than 2⁶³ bytes apart" },
        { "product wraps to the right number", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[4611686018427387906]", "[0,8]")}}}", 8), "more than 2⁶³ bytes apart" },
        { "one offset", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[2]", "[0]")}}}", 8), "[from, to]" },
        { "offsets turned round", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[2]", "[8,0]")}}}", 8), "they are [8, 0]" },
        { "negative offset", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[2]", "[-8,0]")}}}", 8), "there is -8" },
        { "begins late", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[2]", "[4,12]")}}}", 12), "from 0, where the beginning ends, but they are [4, 12]. There is a hole" },
        { "overlap", RawFile.Of($"{{{a},{RawFile.Entry("b", "F32", "[2]", "[4,12]")}}}", 12), "from 8, where tensor 'a' ends, but they are [4, 12]. Two tensors overlap" },
        { "same place twice", RawFile.Of($"{{{a},{RawFile.Entry("b", "F32", "[2]", "[0,8]")}}}", 8), "Two tensors overlap" },
        { "hole", RawFile.Of($"{{{a},{RawFile.Entry("b", "F32", "[2]", "[12,20]")}}}", 20), "There is a hole" },
        { "too short for its shape", RawFile.Of($"{{{RawFile.Entry("a", "F32", "[3]", "[0,8]")}}}", 8), "12 bytes apart, as F32 [3] needs" },
        { "too long for its shape", RawFile.Of($"{{{RawFile.Entry("a", "F16", "[2]", "[0,8]")}}}", 8), "4 bytes apart, as F16 [2] needs" },
        { "truncated", RawFile.Of($"{{{a}}}", 7), "within the 7 bytes of data, but they are [0, 8]. The file is cut short" },
        { "trailing bytes", RawFile.Of($"{{{a}}}", 9), "8 bytes long, where the last tensor ends, but there are 9" },
        { "tail without tensors", RawFile.Of("{}", 1), "0 bytes long" },
    };

    [Theory, MemberData(nameof(Files))]
    public void A_malformed_file_is_named_with_what_was_expected(string what, byte[] file, string expected)
    {
        var error = Assert.Throws<SafetensorsException>(() => TensorReader.Read(new MemoryStream(file), what + ".safetensors"));
        Assert.StartsWith(what + ".safetensors: ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_file_on_disk_is_named_by_its_path_and_a_missing_one_is_the_systems_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("bad"), [1, 2, 3]);
        Assert.Contains(folder.File("bad"), Assert.Throws<SafetensorsException>(() => TensorFile.Read(folder.File("bad"))).Message);
        Assert.Throws<FileNotFoundException>(() => TensorFile.Read(folder.File("missing")));
    }
}
