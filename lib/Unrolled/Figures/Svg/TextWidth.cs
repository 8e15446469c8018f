using System.Text;

namespace Unrolled.Figures.Svg;

/// <summary>How wide words are, without a font at hand: for each sign the widest of DejaVu Sans and Liberation Sans (Arial's measures).</summary>
internal static class TextWidth
{
    /// <summary>How far words reach above and below their line, in font sizes, with a sign from another font among them.</summary>
    public const double Ascent = 0.96, Descent = 0.28;

    private const double Widest = 1250;                       // CJK, emoji

    // Advance widths of U+0020 … U+007E in thousandths of the font size.
    private static readonly short[] Regular =
    [
        318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557,
        1016, 685, 687, 723, 771, 667, 611, 778, 752, 295, 500, 667, 558, 863, 749, 788, 667, 788, 723, 667, 611, 732, 685, 989, 686, 667, 686, 391, 337, 391, 838, 557,
        500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
    ];

    private static readonly short[] Bold =
    [
        349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611,
        1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 557, 775, 638, 996, 837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 557,
        500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
    ];

    /// <summary>Width in pixels at <paramref name="size"/> pixels; rather too wide than too narrow.</summary>
    public static double Of(string text, double size, bool bold = false)
    {
        double sum = 0;
        foreach (var rune in text.EnumerateRunes()) sum += Advance(rune.Value, bold);
        return sum * size / 1000;
    }

    /// <summary>Width in pixels in a typewriter's letters, all of one width but for those that fill a square.</summary>
    public static double Mono(string text, double size) => text.EnumerateRunes().Sum(r => r.Value is >= 0x300 and <= 0x36f ? 0 : IsSquare(r.Value) ? Widest : 610) * size / 1000;

    private static bool IsSquare(int code) => code is (>= 0x1100 and < 0x1160) or (>= 0x2e80 and < 0xa4d0) or (>= 0xac00 and < 0xd7b0) or (>= 0xf900 and < 0xfb00) or (>= 0xfe30 and < 0xff61) or >= 0x1f000;

    /// <summary>Lines no wider than <paramref name="width"/>, broken at spaces, inside a word only where it alone is too wide.</summary>
    public static List<string> Wrap(string text, double size, bool bold, double width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, size, bold, width)))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Of(longer, size, bold) <= width) { line = longer; continue; }
            lines.Add(line);
            line = word;
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    /// <summary>The text, or as much of its beginning as fits, with … at the end.</summary>
    public static string Fit(string text, double size, bool bold, double width)
    {
        if (Of(text, size, bold) <= width) return text;
        string head = Pieces(text, size, bold, width - Of("…", size, bold)).First();
        return head.TrimEnd() + "…";
    }

    private static IEnumerable<string> Pieces(string word, double size, bool bold, double width)
    {
        var piece = new StringBuilder();
        double sum = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            double advance = Advance(rune.Value, bold) * size / 1000;
            if (piece.Length > 0 && sum + advance > width)
            {
                yield return piece.ToString();
                piece.Clear();
                sum = 0;
            }
            piece.Append(rune.ToString());
            sum += advance;
        }
        yield return piece.ToString();
    }

    private static double Advance(int code, bool bold) => code switch
    {
        >= 0x20 and <= 0x7e => (bold ? Bold : Regular)[code - 0x20],
        >= 0x300 and <= 0x36f => 0,                                               // combining accents
        0xb2 or 0xb3 or 0xb9 or 0x2070 or (>= 0x2074 and <= 0x2079) or (>= 0x2080 and <= 0x2089) => 438,      // ² ³ ¹ ⁰ ⁴ … ⁹, ₀ … ₉
        0x2018 or 0x2019 or 0x2032 or 0xb7 => 380,                                // ‘ ’ ′ ·
        0x207b or 0x2016 or 0x27e8 or 0x27e9 => 528,                              // ⁻ ‖ ⟨ ⟩
        0x2202 or 0x2013 => 560,                                                  // ∂ –
        0x201c or 0x201d or 0x2207 or 0x221a => 700,                              // “ ” ∇ √
        0xb1 or 0xd7 or 0xf7 or 0x2212 or 0x2191 or 0x2193 or 0x221e or 0x2248 or 0x2260 or 0x2264 or 0x2265 or 0x2299 => 838,       // ± × ÷ − ↑ ↓ ∞ ≈ ≠ ≤ ≥ ⊙
        0x2190 or 0x2192 or 0x2026 or 0x2014 => 1000,                             // ← → … —
        0xe6 or 0xc6 or 0x152 or 0x153 or 0x174 or 0x175 or 0x149 or 0x126 => 1170,       // æ Æ Œ œ Ŵ ŵ ŉ Ħ
        >= 0xec and <= 0xef => 400,                                               // ì í î ï
        >= 0xe0 and <= 0xff or 0x177 => 720,                                      // small letters with accents
        >= 0xc0 and <= 0x17f => 860,
        (>= 0x1c4 and <= 0x1cc) or (>= 0x1f1 and <= 0x1f3) or 0x1f6 => 1560,      // ǆ and its like
        >= 0x3b1 and <= 0x3c9 => 870,                                             // small Greek
        < 0x370 => 1170,
        >= 0x400 and < 0x530 => 1340,                                             // Cyrillic, for Щ in bold
        < 0x2600 => 1100,
        _ => Widest,
    };
}
