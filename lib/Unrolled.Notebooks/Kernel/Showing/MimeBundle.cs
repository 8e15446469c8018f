using System.Reflection;
using System.Text.Json;

namespace Unrolled.Notebooks;

/// <summary>
/// How a value is shown, by convention so that no library has to know this one:
/// its own <c>ToMimeBundle()</c>, else its <c>ToHtml()</c> with <c>ToString()</c>, else formatted text.
/// </summary>
internal static class MimeBundle
{
    internal const string Text = "text/plain", Html = "text/html";

    /// <exception cref="FormatException">A JSON type of a <c>ToMimeBundle()</c> holds text that is not JSON.</exception>
    internal static IReadOnlyDictionary<string, string> Of(object? value, string? mimeType = null)
    {
        if (mimeType is not null) return Checked(new Dictionary<string, string> { [mimeType] = ValueText.Of(value) }, value);
        if (Call<IReadOnlyDictionary<string, string>>(value, "ToMimeBundle") is { } own) return Checked(own, value);
        if (Call<string>(value, "ToHtml") is { } html) return new Dictionary<string, string> { [Html] = html, [Text] = value!.ToString() ?? "" };
        var once = Snapshot.Of(value);
        var table = ValueTable.Of(once);
        var bundle = new Dictionary<string, string> { [Text] = table?.ToText() ?? ValueText.Of(once) };
        if (table is not null) bundle[Html] = table.ToHtml();
        return bundle;
    }

    /// <summary>Whether nbformat stores the type as JSON rather than as text.</summary>
    internal static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static T? Call<T>(object? value, string method) where T : class
    {
        var found = value?.GetType().GetMethod(method, BindingFlags.Public | BindingFlags.Instance, []);
        return found is not null && typeof(T).IsAssignableFrom(found.ReturnType)
            ? (T?)found.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null)
            : null;
    }

    private static IReadOnlyDictionary<string, string> Checked(IReadOnlyDictionary<string, string> bundle, object? value)
    {
        foreach (var (type, text) in bundle)
        {
            if (text is null) throw new FormatException($"{value?.GetType().Name}: the text for {type} is null.");
            if (!IsJson(type)) continue;
            try
            {
                JsonDocument.Parse(text).Dispose();
            }
            catch (JsonException e)
            {
                throw new FormatException($"{value?.GetType().Name}: expected JSON for {type}, but {e.Message}", e);
            }
        }
        return bundle;
    }
}
