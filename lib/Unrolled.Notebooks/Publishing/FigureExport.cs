using System.Globalization;
using System.Text;
using Unrolled.Notebooks.Publishing;

namespace Unrolled.Notebooks;

/// <summary>The figures of executed lessons as files, for slides: SVG and PNG, on white or dark, with an index.</summary>
public sealed class FigureExport(string folder, Pictures pictures)
{
    private readonly HashSet<string> _names = [];
    private readonly StringBuilder _index = new("# Figures\n");

    /// <summary>Write SVGs.</summary>
    public bool Svg { get; init; } = true;

    /// <summary>Write PNGs.</summary>
    public bool Png { get; init; } = true;

    /// <summary>The grounds they are drawn for.</summary>
    public IReadOnlyList<ColourScheme> Schemes { get; init; } = [ColourScheme.Light];

    /// <summary>Whether a notebook holds what its cells show.</summary>
    public static bool IsExecuted(NotebookDocument notebook) => notebook.CodeCells.Any(cell => cell.ExecutionCount is not null);

    /// <summary>Writes every figure of an executed notebook and adds it to the index; returns how many there are.</summary>
    /// <param name="notebook">Executed or published.</param>
    /// <param name="lesson">The lesson's name, which its files begin with.</param>
    /// <exception cref="NotebookException">A file cannot be written, or pictures cannot be drawn; nothing of this notebook was written.</exception>
    public int Add(NotebookDocument notebook, string lesson)
    {
        var figures = StoredFigure.In(notebook).Select(f => Figure(lesson, f.Number, StoredFigure.SvgOf(f.Data)!, f.Data[StoredFigure.Png])).ToList();
        var pngs = Png ? Drawn(figures) : [];
        AtomicFile.RequireFolder(folder);
        if (figures.Count > 0) _index.Append(CultureInfo.InvariantCulture, $"\n## {lesson}\n");
        foreach (var figure in figures)
        {
            foreach (var scheme in Schemes)
            {
                if (Svg) AtomicFile.Write(Path.Combine(folder, $"{figure.File(scheme)}.svg"), StoredFigure.In(figure.Svg, scheme));
                if (Png) AtomicFile.Write(Path.Combine(folder, $"{figure.File(scheme)}.png"), Convert.FromBase64String(pngs[(figure.Name, scheme)]));
            }
            Describe(figure);
        }
        return figures.Count;
    }

    /// <summary>Writes the index, <c>index.md</c>: titles, text alternatives, files.</summary>
    public void WriteIndex() => AtomicFile.Write(Path.Combine(folder, "index.md"), _index.ToString());

    private sealed record Exported(string Name, string Svg, string? StoredPng)
    {
        public string File(ColourScheme scheme) => $"{Name}-{scheme.ToString().ToLowerInvariant()}";
    }

    private Exported Figure(string lesson, int cell, string svg, System.Text.Json.Nodes.JsonNode? png)
    {
        string title = SvgFile.Title(svg) is { Length: > 0 } own ? own : "figure";
        string stem = FileName.Of(FormattableString.Invariant($"{lesson}-cell-{cell:00}-{title}"));
        string name = Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? stem : FormattableString.Invariant($"{stem}-{i}")).First(_names.Add);
        return new(name, svg, png is null ? null : Lines.Join(png));
    }

    // A published lesson's light pictures are drawn already.
    private Dictionary<(string, ColourScheme), string> Drawn(IEnumerable<Exported> figures)
    {
        var all = figures.SelectMany(figure => Schemes.Select(scheme => (Figure: figure, Scheme: scheme)))
            .ToLookup(p => p.Scheme == ColourScheme.Light && p.Figure.StoredPng is not null);
        var drawn = pictures.Draw([.. all[false].Select(p => StoredFigure.In(p.Figure.Svg, p.Scheme))]);
        var pngs = all[true].ToDictionary(p => (p.Figure.Name, p.Scheme), p => p.Figure.StoredPng!);
        foreach (var (p, png) in all[false].Zip(drawn)) pngs[(p.Figure.Name, p.Scheme)] = png;
        return pngs;
    }

    private void Describe(Exported figure)
    {
        var files = Schemes.SelectMany(scheme => new[] { Svg ? $"{figure.File(scheme)}.svg" : null, Png ? $"{figure.File(scheme)}.png" : null }.OfType<string>());
        string title = SvgFile.Title(figure.Svg) is { Length: > 0 } own ? own : figure.Name;
        _index.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n{SvgFile.Description(figure.Svg)}\n\n").AppendJoin("", files.Select(file => $"- [{file}]({file})\n"));
    }
}
