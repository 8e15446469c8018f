using System.Buffers.Binary;

namespace Unrolled.Safetensors;

/// <summary>A named block of numbers in a safetensors file: row-major, little-endian.</summary>
public sealed class Tensor
{
    private readonly byte[] bytes;

    internal Tensor(string name, string type, long[] shape, byte[] bytes) => (Name, Type, Shape, this.bytes) = (name, type, shape, bytes);

    /// <param name="name">Its name in the file.</param>
    /// <param name="values">Its numbers, the last index running fastest; kept with all their bits (F32).</param>
    /// <param name="shape">The lengths of its dimensions.</param>
    /// <exception cref="ArgumentException">The shape has another number of entries.</exception>
    public Tensor(string name, ReadOnlySpan<float> values, params long[] shape) : this(name, TensorType.F32, shape, new byte[4 * Expect(name, values.Length, shape)])
    {
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
    }

    /// <inheritdoc cref="Tensor(string, ReadOnlySpan{float}, long[])"/>
    /// <param name="name">Its name in the file.</param>
    /// <param name="values">Its numbers, the last index running fastest; kept with all their bits (F64).</param>
    /// <param name="shape">The lengths of its dimensions.</param>
    public Tensor(string name, ReadOnlySpan<double> values, params long[] shape) : this(name, TensorType.F64, shape, new byte[8 * Expect(name, values.Length, shape)])
    {
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), values[i]);
    }

    public string Name { get; }

    /// <summary>The format of its numbers, one of <see cref="TensorType"/>.</summary>
    public string Type { get; }

    /// <summary>The lengths of its dimensions; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>How many numbers it holds.</summary>
    public int Count => bytes.Length / TensorType.Size(Type);

    /// <summary>Its numbers as they stand in the file.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Its numbers, row after row. Every format of reals fits a double exactly.</summary>
    /// <exception cref="InvalidOperationException">Its numbers are not reals.</exception>
    public double[] ToDoubles()
    {
        if (!TensorType.IsReal(Type)) throw new InvalidOperationException($"Tensor '{Name}': its numbers should be F64, F32, F16 or BF16 but are {Type}, which are not read as reals. Use Bytes.");
        var values = new double[Count];
        for (int i = 0; i < values.Length; i++) values[i] = TensorType.Read(Type, bytes, i);
        return values;
    }

    /// <summary>Its shape in brackets: [4, 3].</summary>
    public string ShapeText => Text(Shape);

    public override string ToString() => $"{Name} {Type} {ShapeText}";

    internal static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";

    private static int Expect(string name, int count, long[] shape)
    {
        long entries = 1;
        foreach (long n in shape) entries = checked(entries * n);
        return entries == count ? count : throw new ArgumentException($"Tensor '{name}': a shape {Text(shape)} should hold {entries} numbers but {count} were given.", nameof(shape));
    }
}
