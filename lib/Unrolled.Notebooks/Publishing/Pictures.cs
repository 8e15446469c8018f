using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Unrolled.Notebooks;

/// <summary>Draws SVGs as PNGs, by Node and the packages in <c>Publishing/node</c>, with a font that is named and not looked for.</summary>
/// <param name="folder">The folder of png.mjs.</param>
public sealed class Pictures(string folder)
{
    /// <summary>What a picture may weigh in bytes before it is drawn smaller.</summary>
    public const int Most = 60_000;

    private const string Fonts = "/usr/share/fonts/truetype/dejavu";
    private static readonly double[] Zooms = [2, 1.5, 1];

    /// <summary>One PNG in base64 for each SVG, twice its size, or less where that would weigh too much.</summary>
    /// <exception cref="NotebookException">Node, its packages or the font are missing (the message says what to run), or an SVG cannot be drawn.</exception>
    public IReadOnlyList<string> Draw(IReadOnlyList<string> svgs)
    {
        if (svgs.Count == 0) return [];
        var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@resvg", "resvg-js")) || !Directory.Exists(Path.Combine(folder, "node_modules", "sharp")))
            throw Missing(shown, "the packages that draw pictures", "no node_modules", $"Run: npm ci --prefix {shown}");
        string[] fonts = [Path.Combine(Fonts, "DejaVuSans.ttf"), Path.Combine(Fonts, "DejaVuSans-Bold.ttf")];
        if (fonts.FirstOrDefault(font => !File.Exists(font)) is { } font)
            throw Missing(font, "the pictures' font", "no such file", "Run: apt-get install fonts-dejavu-core");
        return Draw(JsonSerializer.Serialize(new { fonts, zooms = Zooms, most = Most, pictures = svgs }), svgs.Count);
    }

    private List<string> Draw(string request, int count)
    {
        using var node = Start();
        var answer = node.StandardOutput.ReadToEndAsync();
        var trouble = node.StandardError.ReadToEndAsync();
        try
        {
            node.StandardInput.Write(request);
            node.StandardInput.Close();
        }
        catch (IOException) { /* it has ended, and its standard error says why */ }
        node.WaitForExit();
        if (node.ExitCode != 0) throw Missing("png.mjs", $"{count} pictures", trouble.Result.Trim(), "If a package is at fault, install again: npm ci");
        return JsonSerializer.Deserialize<List<string>>(answer.Result)!;
    }

    private Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "png.mjs")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception e)
        {
            throw Missing("node", "Node.js (18.17 or later), which draws the pictures", e.Message, "Install it, for instance: apt-get install nodejs npm");
        }
    }

    private static NotebookException Missing(string where, string expected, string got, string remedy) =>
        NotebookException.At(NotebookFault.NoPictures, where, expected, got, remedy);
}
