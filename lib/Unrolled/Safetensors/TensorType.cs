using System.Buffers.Binary;

namespace Unrolled.Safetensors;

/// <summary>The number formats of safetensors: how many bytes a number takes, and which of them are read as reals.</summary>
public static class TensorType
{
    /// <summary>64-bit, 32-bit and 16-bit floating point, and the upper half of a 32-bit one.</summary>
    public const string F64 = "F64", F32 = "F32", F16 = "F16", BF16 = "BF16";

    private static readonly Dictionary<string, int> sizes = new()
    {
        [F64] = 8, ["I64"] = 8, ["U64"] = 8, ["C64"] = 8,
        [F32] = 4, ["I32"] = 4, ["U32"] = 4,
        [F16] = 2, [BF16] = 2, ["I16"] = 2, ["U16"] = 2,
        ["F8_E5M2"] = 1, ["F8_E4M3"] = 1, ["F8_E8M0"] = 1, ["I8"] = 1, ["U8"] = 1, ["BOOL"] = 1,
    };

    /// <summary>Every format a file may hold.</summary>
    public static IEnumerable<string> Known => sizes.Keys;

    /// <summary>Bytes of one number; 0 for a format nobody knows.</summary>
    public static int Size(string type) => sizes.GetValueOrDefault(type);

    /// <summary>Whether numbers of this format are reals that a double holds exactly.</summary>
    public static bool IsReal(string type) => type is F64 or F32 or F16 or BF16;

    /// <summary>The number at <paramref name="index"/>, exactly.</summary>
    internal static double Read(string type, ReadOnlySpan<byte> bytes, int index) => type switch
    {
        F64 => BinaryPrimitives.ReadDoubleLittleEndian(bytes[(index * 8)..]),
        F32 => BinaryPrimitives.ReadSingleLittleEndian(bytes[(index * 4)..]),
        F16 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes[(index * 2)..]),
        _ => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(index * 2)..]) << 16),      // BF16
    };
}
