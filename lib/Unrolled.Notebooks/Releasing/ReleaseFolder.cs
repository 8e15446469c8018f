using Unrolled.Notebooks.Releasing;

namespace Unrolled.Notebooks;

/// <summary>Keeps <c>notebooks/NN-*.ipynb</c> equal to what <c>notebooks/instructor/NN-*.ipynb</c> gives.</summary>
public static class ReleaseFolder
{
    /// <summary>The state of every lesson, by its path in <paramref name="lessons"/>; writes nothing.</summary>
    /// <exception cref="ReleaseException">A source cannot be released.</exception>
    /// <exception cref="NotebookException">A source, or the lesson made from it, is no notebook.</exception>
    public static IReadOnlyList<(string Path, ReleaseState State)> Check(string instructor, string lessons) =>
        [.. Compare(instructor, lessons).Select(lesson => (lesson.Path, lesson.State))];

    /// <summary>Writes the lessons that are out of date or missing, after every source was read without error. A cell whose source is as before keeps its stored outputs.</summary>
    /// <inheritdoc cref="Check"/>
    public static IReadOnlyList<(string Path, ReleaseState State)> Write(string instructor, string lessons)
    {
        var all = Compare(instructor, lessons);
        foreach (var lesson in all.Where(l => l.State is ReleaseState.OutOfDate or ReleaseState.Missing)) lesson.Learner!.Save(lesson.Path);
        return [.. all.Select(lesson => (lesson.Path, lesson.State))];
    }

    /// <summary>Whether a lesson has the cells, the metadata and the order that its source gives. Outputs are not compared: running made them.</summary>
    public static bool IsSame(NotebookDocument lesson, NotebookDocument released) => WithoutOutputs(lesson) == WithoutOutputs(released);

    private static List<(string Path, ReleaseState State, NotebookDocument? Learner)> Compare(string instructor, string lessons)
    {
        var sources = Lesson.In(instructor);
        var all = new List<(string, ReleaseState, NotebookDocument?)>();
        foreach (var source in sources)
        {
            string path = Path.Combine(lessons, Path.GetFileName(source.Path));
            var learner = Release.Learner(NotebookDocument.Load(source.Path));
            var written = File.Exists(path) ? NotebookDocument.Load(path) : null;
            if (written != null) KeptOutputs.Keep(learner, written);
            all.Add((path, written == null ? ReleaseState.Missing : IsSame(written, learner) ? ReleaseState.UpToDate : ReleaseState.OutOfDate, learner));
        }
        all.AddRange(Lesson.In(lessons).Where(l => sources.All(s => s.PageName != l.PageName))
            .Select(l => (l.Path, sources.Any(s => s.Label == l.Label) ? ReleaseState.Copy : ReleaseState.SourceGone, (NotebookDocument?)null)));
        return all;
    }

    private static string WithoutOutputs(NotebookDocument notebook)
    {
        var bare = notebook.Clone();
        foreach (var cell in bare.Cells) cell.ClearOutputs();
        return bare.ToJson();
    }
}
