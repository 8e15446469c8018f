using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Unrolled.Notebooks.Releasing;

/// <summary>Looks for secrets in files: in their text, in every text of a notebook (sources, outputs, metadata, attachments), in HTML's escapes and in base64, also within each other.</summary>
internal sealed partial class LeakSearch(IReadOnlyList<Secret> secrets)
{
    private const int Depth = 3;

    /// <summary>What of a folder's files gives a secret away, by path within the folder.</summary>
    /// <param name="folder">Where to look, its subfolders included.</param>
    /// <param name="except">Files that are not looked into.</param>
    public IEnumerable<(string File, Secret Secret)> In(string folder, IReadOnlyCollection<string> except) =>
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let name = Path.GetRelativePath(folder, path).Replace('\\', '/')
        where !except.Contains(name)
        let found = Find(Path.GetExtension(path), Encoding.UTF8.GetString(File.ReadAllBytes(path)))
        where found != null
        select (name, found.Value);

    /// <summary>The first secret in a file's text; null where there is none.</summary>
    public Secret? Find(string extension, string text)
    {
        foreach (string form in Forms(extension is ".ipynb" or ".json" ? text + "\n" + AllTexts(text) : text, Depth))
        {
            string words = SolutionCell.Words(form);
            foreach (var secret in secrets)
                if (words.Contains(secret.Words, StringComparison.Ordinal)) return secret;
        }
        return null;
    }

    /// <summary>A text, and what it says once unescaped and once each run of base64 in it is decoded.</summary>
    private static IEnumerable<string> Forms(string text, int depth)
    {
        yield return text;
        if (depth == 0) yield break;
        if (WebUtility.HtmlDecode(text) is var plain && plain != text) yield return plain;
        foreach (Match run in Base64().Matches(text))
            foreach (string form in Decoded(run.Value).SelectMany(decoded => Forms(decoded, depth - 1))) yield return form;
    }

    // what stands before base64 may look like it, so a run is decoded from each of its first four letters
    private static IEnumerable<string> Decoded(string run)
    {
        string letters = string.Concat(run.Where(c => !char.IsWhiteSpace(c))).Replace('-', '+').Replace('_', '/');
        for (int start = 0; start < 4; start++)
        {
            string from = letters[start..(letters.Length - ((letters.Length - start) % 4 == 1 ? 1 : 0))];
            yield return Encoding.UTF8.GetString(Convert.FromBase64String(from.PadRight((from.Length + 3) / 4 * 4, '=')));
        }
    }

    private static string AllTexts(string json)
    {
        try
        {
            var all = new StringBuilder();
            Walk(JsonNode.Parse(json), all);
            return all.ToString();
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static void Walk(JsonNode? node, StringBuilder all)
    {
        if (node is JsonObject o) foreach (var (key, value) in o) { all.Append(key).Append('\n'); Walk(value, all); all.Append('\n'); }
        else if (node is JsonArray items) foreach (var item in items) Walk(item, all);
        else if (node is JsonValue value && value.TryGetValue(out string? text)) all.Append(text);
    }

    [GeneratedRegex(@"[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]|\r?\n(?=[A-Za-z0-9+/_-])){15,}")]
    private static partial Regex Base64();
}
