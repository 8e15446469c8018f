using System.Text.RegularExpressions;
using Unrolled.Notebooks.Authoring;

namespace Unrolled.Notebooks;

/// <summary>An exercise just begun: its cells in a lesson's source, its C# beside the others.</summary>
/// <param name="Source">The lesson's source.</param>
/// <param name="Code">The C# file to fill in.</param>
/// <param name="Id">Lesson and name, for example <c>07-threshold</c>.</param>
public sealed partial record NewExercise(string Source, string Code, string Id)
{
    /// <summary>Adds an exercise before a lesson's summary. Nothing in it passes for finished: its reference throws, and its texts say what is to be written.</summary>
    /// <param name="root">The course's folder.</param>
    /// <param name="source">The lesson's source.</param>
    /// <param name="lesson">The lesson's number.</param>
    /// <param name="name">Words for its name: <c>forget-bias</c>.</param>
    /// <exception cref="ReleaseException">The exercise is there already, the name has no letters, or the source lacks a place for it.</exception>
    public static NewExercise Write(string root, string source, string lesson, string name)
    {
        string slug = Slug.Of(name);
        if (slug == "" || !char.IsAsciiLetter(slug[0])) throw new ReleaseException($"\"{name}\": a name begins with a letter. Name the exercise by a word or two, for instance forget-bias.");
        var notebook = NotebookDocument.Load(source);
        if (notebook.Cells.Any(c => c.Id.Equals($"exercise-{slug}", StringComparison.OrdinalIgnoreCase))) throw new ReleaseException($"{source}: there is an exercise {slug} already. Choose another name.");

        string folder = Path.Combine(root, "lib", "Unrolled", "Exercises"), type = $"Lesson{lesson}", member = Slug.Member(slug);
        string whole = Path.Combine(folder, $"{type}.cs"), own = Path.Combine(folder, $"{type}.{member}.cs");
        if (File.Exists(own)) throw new ReleaseException($"{own} is there already. Choose another name.");
        (string, string)[] values = [("number", lesson), ("title", Title(notebook)), ("class", type), ("name", slug), ("member", member), ("heading", Heading(slug)), ("count", $"{Count(notebook) + 1}")];
        string listed = Listed(File.Exists(whole) ? File.ReadAllText(whole) : Template.Text("exercise-class", values), member, whole);
        int at = Place(notebook);
        foreach (var cell in Template.Cells(Template.Text("exercise", values)).Reverse()) notebook.Cells.Insert(at, cell);

        AtomicFile.RequireFolder(folder);
        AtomicFile.Write(own, Template.Text("exercise-code", values));
        AtomicFile.Write(whole, listed);
        notebook.Save(source);
        return new(source, own, $"{lesson}-{slug}");
    }

    /// <summary>Before the summary, and before the teaching notes that stand right above it.</summary>
    private static int Place(NotebookDocument notebook)
    {
        int at = notebook.Cells.ToList().FindIndex(c => c.Type == CellType.Markdown && c.Source.StartsWith("## Summary", StringComparison.Ordinal));
        if (at < 0) throw new ReleaseException($"{notebook.Path}: there is no cell that begins with \"## Summary\", before which exercises stand. Give the lesson one.");
        while (at > 0 && notebook.Cells[at - 1].HasTag("instructor")) at--;
        return at;
    }

    private static string Listed(string file, string member, string path)
    {
        var list = All().Match(file);
        if (!list.Success) throw new ReleaseException($"{path}: there is no list \"All => [...];\" to add the exercise to. Give the class one.");
        string before = list.Groups["all"].Value;
        return $"{file[..list.Groups["all"].Index]}{(before.Trim() == "" ? "" : $"{before}, ")}{member}{file[(list.Groups["all"].Index + before.Length)..]}";
    }

    private static int Count(NotebookDocument notebook) => notebook.Cells.Count(c => c.Id.StartsWith("exercise-", StringComparison.Ordinal) && c.Source.Contains("BEGIN SOLUTION"));

    private static string Title(NotebookDocument notebook) => (notebook.Cells.FirstOrDefault()?.Source ?? "").Split('\n')[0].Split('·')[^1].Trim();

    private static string Heading(string slug) => char.ToUpperInvariant(slug[0]) + slug[1..].Replace('-', ' ');

    [GeneratedRegex(@"IReadOnlyList<Exercise> All => \[(?<all>[^\]]*)\];")]
    private static partial Regex All();
}
