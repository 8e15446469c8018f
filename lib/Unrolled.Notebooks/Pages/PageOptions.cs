namespace Unrolled.Notebooks;

/// <summary>Where a page leads.</summary>
/// <param name="Title">The lesson's title.</param>
/// <param name="Address">Its page relative to this one; null where it has none yet.</param>
public sealed record PageLink(string Title, string? Address);

/// <summary>What a page needs to know of the course around it.</summary>
public sealed record PageOptions
{
    /// <summary>The lesson before, if any.</summary>
    public PageLink? Previous { get; init; }

    /// <summary>The lesson after, if any.</summary>
    public PageLink? Next { get; init; }

    /// <summary>Turns a link of the notebook into one of the page, for instance .ipynb into .html.</summary>
    public Func<string, string> Link { get; init; } = address => address;

    /// <summary>The options for one lesson of a course.</summary>
    /// <param name="file">The lesson's file.</param>
    /// <param name="lessons">All lessons, in order.</param>
    /// <param name="hasPage">Whether a lesson has a page in the same folder, or is about to get one.</param>
    public static PageOptions For(string file, IReadOnlyList<Lesson> lessons, Func<Lesson, bool> hasPage)
    {
        int at = lessons.ToList().FindIndex(lesson => Path.GetFileName(lesson.Path) == Path.GetFileName(file));
        PageLink? To(int i) => at < 0 || i < 0 || i >= lessons.Count ? null : new(lessons[i].Title, hasPage(lessons[i]) ? lessons[i].PageName : null);
        return new()
        {
            Previous = To(at - 1),
            Next = To(at + 1),
            Link = address => lessons.FirstOrDefault(l => Path.GetFileName(l.Path) == address && hasPage(l))?.PageName ?? address,
        };
    }
}
