namespace Unrolled.Figures.Svg;

/// <summary>Separate points and the words beside them.</summary>
internal static class PointMarks
{
    public static void Draw(Canvas canvas, ScatterTrace points, int slot, Scale x, Scale y, Labeller labels)
    {
        var places = points.X.Select((v, i) => (X: x.Place(v), Y: y.Place(points.Y[i]), Index: i)).Where(p => double.IsFinite(p.X + p.Y)).ToList();
        foreach (var p in places)
        {
            Marker.Draw(canvas, p.X, p.Y, slot);
            labels.AvoidMarker(p.X, p.Y);
        }
        if (points.Labels is null) return;
        foreach (var p in places)
        {
            string text = points.Labels[p.Index];
            if (!string.IsNullOrWhiteSpace(text)) labels.WriteBeside(canvas, text, p.X, p.Y, "uf-t");
        }
    }
}
