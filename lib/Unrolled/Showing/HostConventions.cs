namespace Unrolled.Showing;

/// <summary>.NET Interactive looks for an attribute of this name, whatever assembly defines it, and asks its source for formatters.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [Mime.Html, Mime.Plain];
}

/// <summary>The forms in which things of this library show themselves.</summary>
internal static class Mime
{
    public const string Plotly = "application/vnd.plotly.v1+json", Svg = "image/svg+xml", Html = "text/html", Plain = "text/plain";
}

/// <summary>The formatters of everything that is an <see cref="IMimeBundle"/>; the host finds the member by name.</summary>
internal sealed class MimeBundleFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() => new[] { Mime.Html, Mime.Plain, Mime.Svg, Mime.Plotly }.Select(mime => new MimeBundleFormatter(mime));
}

/// <summary>Writes one MIME type; declines what has none such. The host finds the members by name.</summary>
internal sealed class MimeBundleFormatter(string mimeType)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IMimeBundle shown || !shown.ToMimeBundle().TryGetValue(MimeType, out string? text)) return false;
        writer.Write(text);
        return true;
    }
}
