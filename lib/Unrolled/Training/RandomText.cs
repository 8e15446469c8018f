using System.Globalization;
using Unrolled.Numerics;

namespace Unrolled.Training;

/// <summary>The whole state of a generator as a text: five words of 16 hexadecimal digits, the last the bits of the spare normal.</summary>
internal static class RandomText
{
    public static string Of(Random64 random)
    {
        var (s0, s1, s2, s3, spare) = random.State;
        return $"{s0:x16} {s1:x16} {s2:x16} {s3:x16} {BitConverter.DoubleToUInt64Bits(spare):x16}";
    }

    /// <summary>The state, or null where the text is none.</summary>
    public static (ulong, ulong, ulong, ulong, double)? Parse(string text)
    {
        string[] words = text.Split(' ');
        var s = new ulong[5];
        if (words.Length != 5) return null;
        for (int i = 0; i < 5; i++)
            if (!ulong.TryParse(words[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out s[i])) return null;
        return (s[0] | s[1] | s[2] | s[3]) == 0 ? null : (s[0], s[1], s[2], s[3], BitConverter.UInt64BitsToDouble(s[4]));
    }
}
