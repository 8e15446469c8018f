using System.Globalization;
using System.Text.Json.Nodes;
using Unrolled.Notebooks.Comparing;

namespace Unrolled.Notebooks;

/// <summary>What changed between two versions of a notebook in what people write: sources and metadata, cell by cell, never outputs.</summary>
public static class NotebookDiff
{
    /// <summary>The changes, in the order of the later version, removed cells where they stood; empty when nothing changed.</summary>
    /// <param name="before">The earlier version, or null where there was none.</param>
    /// <param name="after">The later version, or null where there is none.</param>
    public static IReadOnlyList<CellChange> Of(NotebookDocument? before, NotebookDocument? after)
    {
        var (old, now) = (Cells(before), Cells(after));
        var stayed = Subsequence.Common([.. old.Keys], [.. now.Keys]).Select(pair => old.GetAt(pair.Before).Key).ToHashSet();
        var changes = new List<CellChange>();
        var gone = new Queue<string>(old.Keys.Where(id => !now.ContainsKey(id)));
        foreach (var (id, cell) in now)
        {
            while (stayed.Contains(id) && gone.TryPeek(out var next) && old[next].Number < old[id].Number) changes.Add(CellChange.Removed(old[gone.Dequeue()]));
            if (!old.TryGetValue(id, out var was)) changes.Add(CellChange.Added(cell));
            else if (CellChange.Between(was, cell, isMoved: !stayed.Contains(id)) is { } change) changes.Add(change);
        }
        changes.AddRange(gone.Select(id => CellChange.Removed(old[id])));
        var metadata = JsonDiff.Of(before?.Metadata ?? [], after?.Metadata ?? []).Select(CellChange.Metadata).SelectMany(lines => lines).ToList();
        if (before is not null && after is not null && metadata.Count > 0) changes.Insert(0, new("the notebook's metadata", metadata));
        return changes;
    }

    private static OrderedDictionary<string, NumberedCell> Cells(NotebookDocument? notebook)
    {
        var cells = new OrderedDictionary<string, NumberedCell>();
        foreach (var cell in notebook?.Cells ?? []) cells.Add(cell.Id, new(cells.Count + 1, cell));
        return cells;
    }
}

/// <summary>A cell and its place among all cells, from 1.</summary>
internal sealed record NumberedCell(int Number, NotebookCell Cell)
{
    /// <summary>What people call it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"cell {Number} ({Cell.Id}, {Cell.Type.ToString().ToLowerInvariant()})");
}

/// <summary>One cell that changed.</summary>
/// <param name="Title">Which cell, and whether it was added, removed, moved or changed.</param>
/// <param name="Lines">Its lines and metadata that differ; empty for a cell that only moved.</param>
public sealed record CellChange(string Title, IReadOnlyList<DiffLine> Lines)
{
    internal static CellChange Added(NumberedCell cell) => new($"{cell} added", [.. cell.Cell.Source.Split('\n').Select(line => new DiffLine('+', line))]);

    internal static CellChange Removed(NumberedCell cell) => new($"{cell} removed", [.. cell.Cell.Source.Split('\n').Select(line => new DiffLine('-', line))]);

    /// <summary>What happened to a cell that both versions have; null when nothing did.</summary>
    internal static CellChange? Between(NumberedCell was, NumberedCell now, bool isMoved)
    {
        var lines = LineDiff.Of(was.Cell.Source, now.Cell.Source).ToList();
        lines.AddRange(JsonDiff.Of(Written(was.Cell), Written(now.Cell)).SelectMany(Metadata));
        var moved = isMoved ? string.Create(CultureInfo.InvariantCulture, $" moved, it was cell {was.Number}") : "";
        return lines.Count == 0 && !isMoved ? null : new($"{now}{moved}{(lines.Count == 0 ? "" : isMoved ? ", and changed" : " changed")}", lines);
    }

    internal static IEnumerable<DiffLine> Metadata(JsonDifference difference)
    {
        if (difference.Before is { } before) yield return new('-', $"{difference.Path}: {before}");
        if (difference.After is { } after) yield return new('+', $"{difference.Path}: {after}");
    }

    // Type, metadata and attachments; the source is compared line by line, and running makes the rest.
    private static JsonObject Written(NotebookCell cell)
    {
        var written = cell.Json.DeepClone().AsObject();
        foreach (var key in (string[])["id", "source", "outputs", "execution_count"]) written.Remove(key);
        return written;
    }
}
