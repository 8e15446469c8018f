namespace Unrolled.Figures;

/// <summary>The order of colours in a heat map.</summary>
public enum ColourScale
{
    /// <summary>Blue below 0, pale at 0, red-brown above: for signed values.</summary>
    Diverging,

    /// <summary>Pale to dark: for amounts.</summary>
    Sequential,
}

/// <summary>One set of colours for every figure, told apart also by readers who see red and green alike.</summary>
internal static class Palette
{
    /// <summary>Colours of series in order, for light pages: each at least 3 : 1 against white.</summary>
    public static readonly string[] Light = ["#0072b2", "#d55e00", "#00876a", "#a8518a", "#9a7400", "#5b5f66"];

    /// <summary>The same hues for dark pages: each at least 3 : 1 against the dark ground.</summary>
    public static readonly string[] Dark = ["#5db4ea", "#ff8a4c", "#35c9a0", "#e08ec4", "#e3b341", "#b4bac2"];

    private static readonly int[] Blues = [0x0c4788, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7];
    private static readonly int[] Browns = [0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b, 0x8a0e26];
    private static readonly int[] Greens = [0xf4f8c4, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x2f46a6];

    public static int Slot(int index) => index % Light.Length;

    /// <summary>Colour at <paramref name="u"/> in [0, 1], as 0xRRGGBB.</summary>
    public static int At(ColourScale scale, double u)
    {
        u = Math.Clamp(u, 0, 1);
        return scale == ColourScale.Sequential ? Between(Greens, u) : u < 0.5 ? Between(Blues, 2 * u) : Between(Browns, 2 * u - 1);
    }

    public static string Hex(int rgb) => "#" + rgb.ToString("x6", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether white text reads better than black on this colour (relative luminance below 0.18, where both contrasts are equal).</summary>
    public static bool IsDark(int rgb)
    {
        static double Linear(int c) => Math.Pow(c / 255.0, 2.2);
        return 0.2126 * Linear(rgb >> 16) + 0.7152 * Linear(rgb >> 8 & 255) + 0.0722 * Linear(rgb & 255) < 0.18;
    }

    private static int Between(int[] stops, double u)
    {
        double place = u * (stops.Length - 1);
        int i = Math.Min((int)place, stops.Length - 2);
        int Mix(int shift) => (int)Math.Round((stops[i] >> shift & 255) * (1 - (place - i)) + (stops[i + 1] >> shift & 255) * (place - i));
        return Mix(16) << 16 | Mix(8) << 8 | Mix(0);
    }
}
