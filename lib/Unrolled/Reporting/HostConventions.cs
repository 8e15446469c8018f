namespace Unrolled.Reporting;

/// <summary>.NET Interactive looks for an attribute of this name, whatever assembly defines it, and asks its source for formatters.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = ["text/html", "text/plain"];
}

/// <summary>What says itself by MIME type.</summary>
internal interface IMimeBundle
{
    IReadOnlyDictionary<string, string> ToMimeBundle();
}

/// <summary>The formatters of everything that is an <see cref="IMimeBundle"/>; the host finds the member by name.</summary>
internal sealed class MimeBundleFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() => new[] { "text/html", "text/plain" }.Select(mime => new MimeBundleFormatter(mime));
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
