namespace Unrolled.Figures;

/// <summary>.NET Interactive looks for an attribute of this name, whatever assembly defines it, and asks its source for formatters.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>One formatter for each form a <see cref="Displayable"/> has; the host finds the members by name.</summary>
internal sealed class DisplayableFormatterSource
{
    public const string Plotly = "application/vnd.plotly.v1+json", Svg = "image/svg+xml", Html = "text/html", Plain = "text/plain";

    public IEnumerable<object> CreateTypeFormatters() => new[] { Html, Plain, Svg, Plotly }.Select(mime => new DisplayableFormatter(mime));
}

/// <summary>Writes one MIME type of a <see cref="Displayable"/>; declines what it does not have.</summary>
internal sealed class DisplayableFormatter(string mimeType)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Displayable picture || !picture.ToMimeBundle().TryGetValue(MimeType, out string? text)) return false;
        writer.Write(text);
        return true;
    }
}
