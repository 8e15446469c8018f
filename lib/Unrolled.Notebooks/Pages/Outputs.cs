using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Unrolled.Notebooks.Publishing;

namespace Unrolled.Notebooks.Pages;

/// <summary>A cell's outputs as HTML. Nothing that a cell wrote reaches the page as markup of its own.</summary>
/// <remarks>
/// Of a bundle the best form is shown: our result and exercise types, a picture, a table, text. An SVG becomes the data of an
/// <c>&lt;img&gt;</c>: a browser draws it without scripts, links or requests, and its own light and dark styles still hold.
/// HTML is written anew by <see cref="SafeHtml"/>. All else is text, encoded.
/// </remarks>
internal static partial class Outputs
{
    /// <summary>All outputs of one cell.</summary>
    public static string ToHtml(JsonArray outputs, MarkdownCells markdown) =>
        string.Concat(outputs.OfType<JsonObject>().Select(output => ToHtml(output, markdown)));

    private static string ToHtml(JsonObject output, MarkdownCells markdown) => Word(output, "output_type") switch
    {
        "stream" => Pre(Lines.Join(output["text"]), "stream"),
        "error" => Error(output),
        "display_data" or "execute_result" when output["data"] is JsonObject data => Bundle(data, markdown),
        _ => "",
    };

    private static string Bundle(JsonObject data, MarkdownCells markdown)
    {
        string? Text(string mime) => data[mime] switch { null => null, JsonObject o => o.ToJsonString(), var text => Lines.Join(text) };
        string plain = Text("text/plain") ?? "";
        if (data["application/vnd.unrolled.result+json"] is { } result && Result(result) is { } row) return row;
        if (data["application/vnd.unrolled.exercise+json"] is { } exercise && Exercise(exercise) is { } status) return status;
        if (StoredFigure.SvgOf(data) is { } svg) return Picture("svg+xml", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg)), plain);
        foreach (string kind in (string[])["png", "jpeg", "gif"])
            if (Text($"image/{kind}") is { } image && Base64().IsMatch(image)) return Picture(kind, image.Replace("\n", ""), plain);
        if (Text("text/html") is { } html && Source().Match(html) is { Success: true } source) return $"<pre class=\"output\" tabindex=\"0\"><code>{CodeColours.ToHtml(WebUtility.HtmlDecode(source.Groups[1].Value))}</code></pre>\n";
        if (Text("text/html") is { } other) return $"<div class=\"output html\" tabindex=\"0\">{SafeHtml.Clean(other)}</div>\n";
        if (Text("text/markdown") is { } text) return $"<div class=\"output\">{markdown.ToHtml(text)}</div>\n";
        if (Text("text/latex") is { } tex) return $"<div class=\"output\">{TexMaths.ToHtml(tex.Trim().Trim('$'), display: true)}</div>\n";
        return plain == "" ? "" : Pre(plain, "value");
    }

    private static string Picture(string kind, string base64, string alternative) =>
        $"<figure><img src=\"data:image/{kind};base64,{base64}\" alt=\"{WebUtility.HtmlEncode(alternative.Trim())}\"></figure>\n";

    private static string Pre(string text, string kind) =>
        $"<pre class=\"output {kind}\" tabindex=\"0\">{WebUtility.HtmlEncode(Ansi().Replace(text, "").TrimEnd('\n'))}</pre>\n";

    private static string Error(JsonObject output)
    {
        string lines = output["traceback"] is JsonArray trace ? string.Join('\n', trace.Select(line => line?.ToString())) : "";
        string title = $"{Word(output, "ename")}: {Word(output, "evalue")}";
        return Pre(lines.Contains(Word(output, "evalue")) ? lines : $"{title}\n{lines}", "error");
    }

    private static string? Result(JsonNode json)
    {
        if (json is not JsonObject row || !row.TryGetPropertyValue("met", out var judged) || judged?.GetValueKind() is not (null or JsonValueKind.True or JsonValueKind.False)) return null;
        var (kind, mark, verdict) = (bool?)judged switch { true => ("met", "✓", "met"), false => ("missed", "✗", "not met"), null => ("reported", "·", "") };
        string Cell(string key) => WebUtility.HtmlEncode(row[key]?.GetValueKind() == JsonValueKind.Number ? ResultText.Number((double)row[key]!) : Word(row, key));
        return $"""
            <table class="result {kind}"><caption><span class="mark">{mark}</span> {Cell("row")} · {Cell("measure")}</caption>
            <tr><th scope="col">ours</th><th scope="col">criterion</th><th scope="col">published</th><th scope="col">seed</th></tr>
            <tr><td>{Cell(row.ContainsKey("shown") ? "shown" : "ours")}</td><td>{Cell("criterion")} {verdict}</td><td>{Cell("published")}</td><td>{Cell("seed")}</td></tr></table>

            """;
    }

    private static string? Exercise(JsonNode json)
    {
        if (json is not JsonObject exercise || Word(exercise, "status") is not ("right" or "wrong" or "not yet")) return null;
        string status = Word(exercise, "status"), mark = status switch { "right" => "✓", "wrong" => "✗", _ => "○" };
        return $"""
            <p class="exercise {status.Replace(' ', '-')}"><span class="mark">{mark}</span> <strong>Exercise {WebUtility.HtmlEncode(Word(exercise, "id"))}: {status}.</strong> {WebUtility.HtmlEncode(Word(exercise, "message"))}</p>

            """;
    }

    private static string Word(JsonObject json, string key) => json[key]?.ToString() ?? "";

    [GeneratedRegex("""^\s*<pre><code class="language-csharp">([^<]*)</code></pre>\s*$""")]
    private static partial Regex Source();

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Ansi();

    [GeneratedRegex(@"^[A-Za-z0-9+/=\s]+$")]
    private static partial Regex Base64();
}
