using Unrolled.Notebooks.Releasing;

namespace Unrolled.Notebooks;

/// <summary>How a learner's lesson stands against its source.</summary>
public enum ReleaseState
{
    /// <summary>The lesson is what its source gives.</summary>
    UpToDate,
    /// <summary>The lesson is missing or differs from what its source gives.</summary>
    OutOfDate,
    /// <summary>The lesson has no source in the instructor's folder.</summary>
    NoSource,
}

/// <summary>Keeps <c>notebooks/NN-*.ipynb</c> equal to what <c>notebooks/instructor/NN-*.ipynb</c> gives.</summary>
public static class ReleaseFolder
{
    /// <summary>The state of every lesson, by its path in <paramref name="lessons"/>; writes nothing.</summary>
    /// <exception cref="ReleaseException">A source cannot be released.</exception>
    /// <exception cref="NotebookException">A source is no notebook.</exception>
    public static IReadOnlyList<(string Path, ReleaseState State)> Check(string instructor, string lessons) =>
        [.. Compare(instructor, lessons).Select(lesson => (lesson.Path, lesson.State))];

    /// <summary>Writes the lessons that are out of date, after every source was read without error. A cell whose source is as before keeps its stored outputs.</summary>
    /// <inheritdoc cref="Check"/>
    public static IReadOnlyList<(string Path, ReleaseState State)> Write(string instructor, string lessons)
    {
        var all = Compare(instructor, lessons);
        foreach (var lesson in all.Where(l => l.State == ReleaseState.OutOfDate)) lesson.Learner!.Save(lesson.Path);
        return [.. all.Select(lesson => (lesson.Path, lesson.State))];
    }

    private static List<(string Path, ReleaseState State, NotebookDocument? Learner)> Compare(string instructor, string lessons)
    {
        var all = new List<(string, ReleaseState, NotebookDocument?)>();
        foreach (var source in Lesson.In(instructor))
        {
            string path = Path.Combine(lessons, Path.GetFileName(source.Path));
            var learner = Release.Learner(NotebookDocument.Load(source.Path));
            if (File.Exists(path)) KeptOutputs.Keep(learner, NotebookDocument.Load(path));
            bool same = File.Exists(path) && File.ReadAllText(path) == learner.ToJson();
            all.Add((path, same ? ReleaseState.UpToDate : ReleaseState.OutOfDate, learner));
        }
        var sources = all.Select(lesson => Path.GetFileName(lesson.Item1)).ToHashSet();
        all.AddRange(Lesson.In(lessons).Where(l => !sources.Contains(Path.GetFileName(l.Path))).Select(l => (l.Path, ReleaseState.NoSource, (NotebookDocument?)null)));
        return all;
    }
}
