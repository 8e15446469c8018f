using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Unrolled.Notebooks.Publishing;
using Unrolled.Notebooks.Releasing;

namespace Unrolled.Notebooks;

/// <summary>A lesson that has run, with its outputs in the form in which they are stored in its own file.</summary>
/// <remarks>
/// Stored are streams, text, HTML that is the value's own, results, and figures as Plotly JSON, PNG and (once, under a type of
/// its own) SVG. Nothing in them depends on the time, the place or the number of threads of the run. A picture whose SVG did not
/// change keeps its PNG, so that publishing again changes nothing, whoever does it.
/// </remarks>
public sealed class Publication
{
    /// <summary>What a lesson's file may weigh in bytes.</summary>
    public const int Most = 1_500_000;

    private readonly string _path;
    private readonly NotebookDocument _lesson;

    /// <param name="report">Of a notebook that ran to its end.</param>
    public Publication(NotebookReport report)
    {
        _path = report.Path;
        _lesson = report.Executed!.Clone();
        new StoredOutputs(new(Path.GetDirectoryName(Path.GetFullPath(_path))!, DateTime.Today)).Apply(_lesson);
    }

    /// <summary>Where the stored file says something else, pictures left aside: each a line to print, naming file, cell and line; empty when nothing differs.</summary>
    public IReadOnlyList<string> Differences() => OutputDifferences.Of(_path, NotebookDocument.Load(_path), _lesson);

    /// <summary>Writes the outputs into the lesson's file, whole or not at all. A cell that was edited while the lesson ran loses its outputs.</summary>
    /// <param name="pictures">Draws what is not drawn yet.</param>
    /// <param name="redraw">Draw pictures again whose SVG did not change, after a change of the font or of what draws them.</param>
    /// <returns>Whether the file changed.</returns>
    /// <exception cref="NotebookException">Pictures cannot be drawn, the file would be too large, or it cannot be written.</exception>
    public bool Write(Pictures pictures, bool redraw = false)
    {
        var stored = NotebookDocument.Load(_path);
        AddPictures(redraw ? [] : Drawn(stored), pictures);
        var (before, now) = (File.ReadAllText(_path), With(stored).ToJson());
        if (Encoding.UTF8.GetByteCount(now) > Most) throw TooLarge(Encoding.UTF8.GetByteCount(now));
        if (now != before) AtomicFile.Write(_path, now);
        return now != before;
    }

    private NotebookDocument With(NotebookDocument stored)
    {
        var written = _lesson.Clone();
        var sources = stored.Cells.Select(cell => cell.Source);
        if (written.Cells.Select(cell => cell.Source).SequenceEqual(sources)) return written;
        foreach (var cell in stored.Cells) cell.ClearOutputs();
        KeptOutputs.Keep(stored, written);
        return stored;
    }

    // PNGs by their SVG.
    private static Dictionary<string, string> Drawn(NotebookDocument stored)
    {
        var known = new Dictionary<string, string>();
        foreach (var (_, _, _, data) in StoredFigure.In(stored))
            if (data[StoredFigure.Kept] is { } svg && data[StoredFigure.Png] is { } png) known[Lines.Join(svg)] = Lines.Join(png);
        return known;
    }

    private void AddPictures(Dictionary<string, string> known, Pictures pictures)
    {
        var figures = StoredFigure.In(_lesson).Select(f => (f.Output, f.Data, Svg: StoredFigure.SvgOf(f.Data)!)).ToList();
        var unknown = figures.Select(f => f.Svg).Where(svg => !known.ContainsKey(svg)).Distinct().ToList();
        foreach (var (svg, png) in unknown.Zip(pictures.Draw([.. unknown.Select(svg => StoredFigure.In(svg, ColourScheme.Light))]))) known[svg] = png;
        foreach (var (output, data, svg) in figures)
        {
            data.Insert(data.IndexOf(StoredFigure.Kept) + 1, StoredFigure.Png, known[svg]);
            output["metadata"] = new JsonObject { [StoredFigure.Png] = PictureMetadata(known[svg], svg) };
        }
    }

    // Hosts show a picture of twice the points in its own size, and speak its alternative, where they find these.
    private static JsonObject PictureMetadata(string png, string svg)
    {
        var header = Convert.FromBase64String(png[..64]).AsSpan(16);
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        var shown = SvgFile.Width(svg) is { } own and > 0 ? own : width;
        return new() { ["alt"] = SvgFile.Alternative(svg), ["height"] = (int)Math.Round(height * shown / width), ["width"] = (int)Math.Round(shown) };
    }

    private NotebookException TooLarge(int bytes)
    {
        var largest = from numbered in _lesson.CodeCells.Select((cell, i) => (Cell: cell, Number: i + 1))
                      from output in numbered.Cell.Outputs.OfType<JsonObject>()
                      from part in output["data"] as JsonObject ?? new JsonObject { [$"{output["output_type"]}"] = output["text"]?.DeepClone() }
                      let size = part.Value is null ? 0 : Encoding.UTF8.GetByteCount(JsonText.Write(part.Value))
                      orderby size descending
                      select $"cell {numbered.Number} ({numbered.Cell.Id}), {part.Key}: {size / 1000} kB";
        return NotebookException.At(NotebookFault.TooLarge, _path, $"at most {Most / 1000} kB with its outputs", $"{bytes / 1000} kB",
            $"Nothing was written. Show less, above all here:\n  {string.Join("\n  ", largest.Take(5))}");
    }
}
