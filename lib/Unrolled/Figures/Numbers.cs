using System.Globalization;
using System.Text;

namespace Unrolled.Figures;

/// <summary>Numbers as text: for JSON, for SVG coordinates and for people. Always the invariant culture.</summary>
internal static class Numbers
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>At most 6 significant digits; <c>null</c> for NaN and ±∞, which JSON does not have.</summary>
    public static string Json(double v) => !double.IsFinite(v) ? "null" : v == 0 ? "0" : v.ToString("G6", Invariant);

    /// <summary>A length in the picture, to 1/100 of a pixel.</summary>
    public static string Px(double v)
    {
        string text = Math.Round(v, 2).ToString("0.##", Invariant);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A whole number with thousands separators: 1,250.</summary>
    public static string Count(long n) => n.ToString("#,0", Invariant).Replace('-', '−');

    /// <summary>A number with fixed decimals, a true minus sign and, if asked, thousands separators.</summary>
    public static string Fixed(double v, int decimals, bool thousands = true)
    {
        string text = v.ToString((thousands ? "N" : "F") + decimals, Invariant);
        if (text.AsSpan().IndexOfAnyInRange('1', '9') < 0) text = text.TrimStart('-');      // −0.00 is 0.00
        return text.Replace('-', '−');
    }

    /// <summary>Three significant digits for prose: 0.693, 1,250, 2.1×10⁻⁵.</summary>
    public static string Short(double v)
    {
        string text = Significant(v, 3);
        return text.Contains('.') && !text.Contains('×') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>So many significant digits, the last ones also when they are 0; whole numbers keep all of theirs.</summary>
    public static string Significant(double v, int digits)
    {
        if (double.IsNaN(v)) return "not a number";
        if (double.IsInfinity(v)) return v > 0 ? "∞" : "−∞";
        double size = Math.Abs(v);
        if (v == 0) return "0";
        if (size is < 1e-3 or >= 1e7) return Scientific(v, digits - 1);
        int exponent = (int)Math.Floor(Math.Log10(size));
        return Fixed(v, Math.Max(0, digits - 1 - exponent));
    }

    /// <summary>One way to write all of these numbers, so that they line up: only as many decimals as they need, at most the digits asked for, fewer for large numbers.</summary>
    public static Func<double, string> Common(IEnumerable<double> values, int digits)
    {
        var finite = values.Where(double.IsFinite).Select(Math.Abs).ToList();
        double most = finite.Count == 0 ? 0 : finite.Max();
        if (most is > 0 and < 1e-3 or >= 1e7) return v => Short(v);
        int exponent = most == 0 ? 0 : (int)Math.Floor(Math.Log10(most)), decimals = 0;
        int useful = exponent < 0 ? digits - 1 - exponent : Math.Max(0, digits - exponent);
        while (decimals < useful && finite.Any(v => Math.Abs(v - Math.Round(v, decimals)) > 1e-6 * most)) decimals++;
        return v => double.IsFinite(v) ? Fixed(v, decimals) : Short(v);
    }

    /// <summary>m×10ᵉ with at most the given decimals in m.</summary>
    public static string Scientific(double v, int decimals)
    {
        string[] parts = v.ToString("E" + decimals, Invariant).Split('E');
        string mantissa = parts[0].Contains('.') ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        return $"{mantissa.Replace('-', '−')}×{PowerOfTen(int.Parse(parts[1], Invariant))}";
    }

    /// <summary>10 with a raised exponent: 10⁻³.</summary>
    public static string PowerOfTen(int exponent)
    {
        const string raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        var text = new StringBuilder("10");
        foreach (char c in exponent.ToString(Invariant)) text.Append(c == '-' ? '⁻' : raised[c - '0']);
        return text.ToString();
    }
}
