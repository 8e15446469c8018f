using System.Globalization;
using System.Text.RegularExpressions;

namespace Unrolled.Notebooks.Publishing;

/// <summary>Words without what differs from run to run; each such part becomes <c>…</c>.</summary>
/// <remarks>
/// Taken out: numbers with a unit of time, rates ("a second"), times of day, the date of the run, absolute paths (the file's
/// own name stays), process ids, memory addresses, numbers of threads and processors. Other dates and numbers stay.
/// </remarks>
internal sealed partial class StableText
{
    private const string Masked = "…";
    private const string Clock = @"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d| ?[AP]M)?";

    private readonly string[] _folders;
    private readonly Regex _today;

    /// <param name="folder">The notebook's folder; it and those above it are taken out of paths, whatever characters they hold.</param>
    /// <param name="today">The day of the run; the days beside it count too, for other time zones and for midnight.</param>
    internal StableText(string folder, DateTime today)
    {
        _folders = [.. Above(Path.GetFullPath(folder))];
        string[] forms = ["yyyy-MM-dd", "MM/dd/yyyy", "dd/MM/yyyy", "dd.MM.yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM dd, yyyy"];
        var days = new[] { -1, 0, 1 }.SelectMany(d => forms.Select(form => Regex.Escape(today.AddDays(d).ToString(form, CultureInfo.InvariantCulture))));
        _today = new($@"(?<!\w)(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?:{string.Join('|', days.Distinct())})(?:[T ]{Clock})?(?!\d)");
    }

    internal string Of(string text)
    {
        foreach (var folder in _folders) text = text.Replace(folder, Masked + "/", StringComparison.Ordinal);
        text = UnixPath().Replace(text, Masked + "/");
        text = WindowsPath().Replace(text, Masked + "\\");
        text = _today.Replace(text, Masked);
        text = TimeOfDay().Replace(text, Masked);
        text = Reading().Replace(text, Masked);
        text = ProcessId().Replace(text, $"$1{Masked}");
        text = Address().Replace(text, $"0x{Masked}");
        return Threads().Replace(text, Masked);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at.Parent is not null; at = at.Parent)
            yield return Path.TrimEndingDirectorySeparator(at.FullName) + Path.DirectorySeparatorChar;
    }

    [GeneratedRegex(@"(?<![\w.:/<)\]'⟩…])/(?:[\w.@+~-]+/)+(?=[\w.@+~-])")]
    private static partial Regex UnixPath();

    [GeneratedRegex(@"(?<!\w)[A-Za-z]:\\(?:[^\\\s""'<>|]+\\)*")]
    private static partial Regex WindowsPath();

    [GeneratedRegex(@"(?<![\w.:])(?:\d+\.)?(?=\d{1,2}:\d\d:\d)" + Clock + @"(?![\w:])")]
    private static partial Regex TimeOfDay();

    // A number before a unit of time, before "tokens/s", or before "tokens a second".
    [GeneratedRegex(@"(?<![\w.,:×^−\-/])\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?"
        + @"(?=\s?(?:ns|µs|μs|us|ms|s|sec|secs|seconds?|milliseconds?|mins?|minutes?|hours?)(?![\w/²^⁻·⟨'’=(\[])"
        + @"|\s?[A-Za-z]+/(?:ms|s|sec|min)(?!\w)|(?:\s[A-Za-z]+){1,3}\s(?:a|per)\s(?:ms|second|minute|hour)(?!\w))")]
    private static partial Regex Reading();

    [GeneratedRegex(@"(?<!\w)((?:pid|process id)[\s:=#]*)\d+", RegexOptions.IgnoreCase)]
    private static partial Regex ProcessId();

    [GeneratedRegex(@"(?<!\w)0x[0-9A-Fa-f]{9,16}(?!\w)")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w.,])\d+(?=\s(?:[a-z]+\s)?(?:threads?|cores?|processors?|CPUs?)(?!\w))"
        + @"|(?<=(?<!\w)(?:threads?|cores?|processors?)\s?[:=]\s?)\d+", RegexOptions.IgnoreCase)]
    private static partial Regex Threads();
}
