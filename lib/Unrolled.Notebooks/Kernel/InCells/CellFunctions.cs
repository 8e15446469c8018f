namespace Unrolled.Notebooks.InCells;

/// <summary>The functions every cell can call by their bare names.</summary>
public static class CellFunctions
{
#pragma warning disable IDE1006 // The names are those that C# notebooks have had in every host.
    /// <summary>Shows a value now, in the middle of the cell.</summary>
    public static DisplayedValue display(object? value, string? mimeType = null) => value.Display(mimeType);

    /// <summary>Marks text as HTML, to be shown as it is.</summary>
    public static HtmlContent HTML(string html) => new(html);
#pragma warning restore IDE1006
}

/// <summary><c>x.Display()</c> for every value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now, in the middle of the cell.</summary>
    /// <param name="value">Anything, null too.</param>
    /// <param name="mimeType">When given, the value's text is shown as this type, for instance <c>image/svg+xml</c>.</param>
    /// <returns>A handle by which the same place can show another value later.</returns>
    public static DisplayedValue Display(this object? value, string? mimeType = null)
    {
        var shown = new DisplayedValue(Guid.NewGuid().ToString("N"));
        var bundle = MimeBundle.Of(value, mimeType);
        if (KernelOutput.Current is { } output) output.Emit(new KernelEvent.Display(bundle, shown.Id));
        else Console.WriteLine(bundle.GetValueOrDefault("text/plain"));
        return shown;
    }
}

/// <summary>A place that shows a value.</summary>
public sealed class DisplayedValue
{
    internal DisplayedValue(string id) => Id = id;

    internal string Id { get; }

    /// <summary>Shows another value in this place.</summary>
    public void Update(object? value) => KernelOutput.Current?.Emit(new KernelEvent.UpdateDisplay(Id, MimeBundle.Of(value)));
}

/// <summary>Text that is HTML.</summary>
public sealed class HtmlContent(string html)
{
    /// <summary>The HTML.</summary>
    public string ToHtml() => html;

    /// <summary>The HTML.</summary>
    public override string ToString() => html;
}
