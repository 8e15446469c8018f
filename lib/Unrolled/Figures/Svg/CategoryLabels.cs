namespace Unrolled.Figures.Svg;

/// <summary>Names under bars or columns: on one line, wrapped, upright, or only every so many, whichever is the first to fit.</summary>
internal static class CategoryLabels
{
    public const double Longest = 150;

    private const double Size = AxisDrawing.TickSize;

    /// <returns>The y below the labels.</returns>
    public static double Draw(Canvas canvas, IReadOnlyList<string> names, double left, double slot, double top)
    {
        double widest = names.Max(n => TextWidth.Of(n, Size));
        if (widest <= slot - Math.Min(6, 0.4 * widest)) return Level(canvas, names, left, slot, top, 1);
        if (names.All(n => n.Length <= 2 || double.TryParse(n.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture, out _)))
            return Level(canvas, names, left, slot, top, RoundUp((int)Math.Ceiling((widest + 8) / slot)));
        double word = names.SelectMany(n => n.Split(' ')).Max(w => TextWidth.Of(w, Size));
        return word <= slot - 8 && names.Max(n => TextWidth.Wrap(n, Size, false, slot - 8).Count) <= 3
            ? Wrapped(canvas, names, left, slot, top) : Upright(canvas, names, left, slot, top);
    }

    private static double Level(Canvas canvas, IReadOnlyList<string> names, double left, double slot, double top, int every)
    {
        for (int i = 0; i < names.Count; i++)
            if (IsShown(names, i, every)) canvas.Text(left + (i + 0.5) * slot, top + 16, names[i], Size, Anchor.Middle, "uf-m");
        return top + 20;
    }

    private static double Wrapped(Canvas canvas, IReadOnlyList<string> names, double left, double slot, double top)
    {
        int most = 1;
        for (int i = 0; i < names.Count; i++)
        {
            var lines = TextWidth.Wrap(names[i], Size, false, slot - 8);
            for (int k = 0; k < lines.Count; k++) canvas.Text(left + (i + 0.5) * slot, top + 16 + 15 * k, lines[k], Size, Anchor.Middle, "uf-m");
            most = Math.Max(most, lines.Count);
        }
        return top + 5 + 15 * most;
    }

    private static double Upright(Canvas canvas, IReadOnlyList<string> names, double left, double slot, double top)
    {
        int every = Math.Max(1, (int)Math.Ceiling(15 / slot));
        double longest = 0;
        for (int i = 0; i < names.Count; i += every)
        {
            string name = TextWidth.Fit(names[i], Size, false, Longest);
            canvas.Text(left + (i + 0.5) * slot + 4, top + 8, name, Size, Anchor.End, "uf-m", vertical: true);
            longest = Math.Max(longest, TextWidth.Of(name, Size));
        }
        return top + 12 + longest;
    }

    // Every 5th of 1 … 30 is 5, 10, 15 …, not 1, 6, 11 …
    public static bool IsShown(IReadOnlyList<string> names, int i, int every) =>
        every == 1 || (First(names) is { } first ? (first + i) % every == 0 : i % every == 0);

    private static int? First(IReadOnlyList<string> names) =>
        Whole(names[0]) is { } first && Whole(names[^1]) is { } last && last - first == names.Count - 1 ? first : null;

    private static int? Whole(string name) =>
        int.TryParse(name.Replace('−', '-'), System.Globalization.NumberStyles.Integer | System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture, out int n) ? n : null;

    /// <summary>The next of 1, 2, 5, 10, 20 …</summary>
    public static int RoundUp(int every) => new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 }.FirstOrDefault(n => n >= every, every);
}
