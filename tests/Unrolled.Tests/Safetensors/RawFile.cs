using System.Buffers.Binary;
using System.Text;

namespace Unrolled.Tests.Safetensors;

/// <summary>Safetensors files put together by hand, right or wrong.</summary>
internal static class RawFile
{
    /// <summary>Length, header and data as they are given.</summary>
    public static byte[] Of(string header, int data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(byte[] header, int data, long? length = null)
    {
        var file = new byte[8 + header.Length + data];
        BinaryPrimitives.WriteInt64LittleEndian(file, length ?? header.Length);
        header.CopyTo(file, 8);
        for (int i = 0; i < data; i++) file[8 + header.Length + i] = (byte)(i * 7 + 1);
        return file;
    }

    /// <summary>One tensor's entry.</summary>
    public static string Entry(string name, string type, string shape, string offsets) => $"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":{offsets}}}";
}
