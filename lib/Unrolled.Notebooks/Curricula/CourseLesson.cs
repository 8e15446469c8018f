using System.Text.Json.Serialization;

namespace Unrolled.Notebooks;

/// <summary>Whether a lesson exists yet.</summary>
public enum LessonStatus
{
    /// <summary>Named in the plan; there is no file.</summary>
    Planned,
    /// <summary>Its source and the learners' lesson exist.</summary>
    Written,
}

/// <summary>One lesson of <c>course.json</c>.</summary>
/// <param name="Number">Two digits, and the letter of a further part: <c>03</c>, <c>03b</c>.</param>
/// <param name="Title">As in its first heading, <c># 03 · Title</c>.</param>
/// <param name="Part">The module it belongs to.</param>
/// <param name="File">Its file's name in <c>notebooks/</c> and <c>notebooks/instructor/</c>.</param>
/// <param name="Status">Written or planned.</param>
/// <param name="Needs">The numbers of the lessons it builds on, all earlier.</param>
/// <param name="About">What a learner will meet there, in a few words; empty for a planned lesson.</param>
public sealed record CourseLesson(string Number, string Title, string Part, string File, LessonStatus Status, IReadOnlyList<string> Needs, string About)
{
    /// <summary>Whether it exists.</summary>
    [JsonIgnore]
    public bool IsWritten => Status == LessonStatus.Written;

    /// <summary>Number and title, as headings and links have them.</summary>
    [JsonIgnore]
    public string Name => $"{Number} · {Title}";
}

/// <summary>What the learners' distribution takes from the course, as paths from its root; a folder ends with a slash.</summary>
/// <param name="With">Files and folders it has, besides the lessons.</param>
/// <param name="Without">What of these it leaves out.</param>
/// <param name="Packed">C# files that travel in one archive, so that nobody reads a solution by accident; <c>*</c> stands for letters of a name.</param>
public sealed record DistributionList(IReadOnlyList<string> With, IReadOnlyList<string> Without, string Packed);
