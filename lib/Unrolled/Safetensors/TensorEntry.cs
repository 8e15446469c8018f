namespace Unrolled.Safetensors;

/// <summary>What a header says of one tensor.</summary>
internal readonly record struct TensorEntry(string Name, string Type, long[] Shape, long From, long To)
{
    /// <summary>The bytes a tensor of this type and shape takes; null when no long holds the number.</summary>
    public long? Bytes
    {
        get
        {
            long bytes = TensorType.Size(Type);
            if (Shape.Contains(0)) return 0;
            foreach (long n in Shape)
            {
                if (bytes > long.MaxValue / n) return null;
                bytes *= n;
            }
            return bytes;
        }
    }
}
