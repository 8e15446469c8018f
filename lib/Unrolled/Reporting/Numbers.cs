using System.Globalization;

namespace Unrolled.Reporting;

/// <summary>How numbers are written for readers: invariant culture, no more digits than tell something.</summary>
internal static class Numbers
{
    /// <summary>Four significant digits (integers whole up to a million million), never a thousands separator.</summary>
    public static string Short(double x) => Round(x, 4);

    /// <summary>The shortest text that reads back as exactly x.</summary>
    public static string Exact(double x) => x.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    /// <summary>At least four significant digits, and as many as it takes for the text to give the same answer as x itself.</summary>
    /// <remarks>0.96996 fails "≥ 0.97"; written with four digits it would seem to pass.</remarks>
    public static string Telling(double x, Func<double, bool> answer)
    {
        for (int digits = 4; digits < 17; digits++)
        {
            string text = Round(x, digits);
            if (answer(double.Parse(text, CultureInfo.InvariantCulture)) == answer(x)) return text;
        }
        return Exact(x);
    }

    private static string Round(double x, int digits)
    {
        if (!double.IsFinite(x)) return x.ToString(CultureInfo.InvariantCulture);
        if (x == Math.Truncate(x) && Math.Abs(x) < 1e12) return x.ToString("F0", CultureInfo.InvariantCulture);
        double rounded = double.Parse(x.ToString("E" + (digits - 1), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        bool plain = Math.Abs(x) is >= 1e-4 and < 1e7;
        return rounded.ToString(plain ? "0.####################" : "0.################E+0", CultureInfo.InvariantCulture).Replace('E', 'e');
    }
}
