using System.Text;

namespace Unrolled.Figures.Svg;

/// <summary>One style text, the same in every picture: a page that inlines many needs to allow it only once.</summary>
/// <remarks>Rules only name classes that begin with <c>uf-</c>; no picture uses a style attribute, so a strict content security policy can name this text by its hash.</remarks>
internal static class StyleSheet
{
    public static readonly string Text = Build();

    private static string Build()
    {
        var css = new StringBuilder(".uf-svg{max-width:100%;height:auto;font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,Helvetica,Arial,\"DejaVu Sans\",sans-serif}.uf-figure{margin:1em 0}"
            + ".uf-line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.uf-faint{stroke-width:1;stroke-opacity:.3}.uf-band{fill-opacity:.2}"
            + ".uf-rule{fill:none;stroke-width:1}.uf-thick{stroke-width:1.5}.uf-cell{stroke-width:.75}.uf-rule.uf-gap{stroke-width:3;stroke-opacity:.75}.uf-mono{font-family:ui-monospace,\"SF Mono\",Menlo,Consolas,\"DejaVu Sans Mono\",\"Liberation Mono\",monospace}.uf-crisp{shape-rendering:crispEdges}.uf-halo{paint-order:stroke;stroke-width:3;stroke-linejoin:round}.uf-b{font-weight:600}.uf-w{fill:#fff}.uf-k{fill:#111}");
        css.Append(Colours("#fff", "#1f2328", "#57606a", "#e4e7eb", "#8a929b", Palette.Light));
        css.Append("@media(prefers-color-scheme:dark){").Append(Colours("#14181d", "#e6e9ed", "#a3acb6", "#2c333b", "#6f7a85", Palette.Dark)).Append('}');
        return css.ToString();
    }

    private static string Colours(string ground, string ink, string muted, string grid, string edge, string[] series)
    {
        var css = new StringBuilder($".uf-bg{{fill:{ground}}}.uf-halo,.uf-gap{{stroke:{ground}}}.uf-dot{{stroke:{ground};fill:{ink}}}.uf-t{{fill:{ink}}}.uf-m{{fill:{muted}}}");
        css.Append($".uf-grid{{stroke:{grid}}}.uf-edge{{stroke:{edge}}}.uf-ink{{stroke:{ink}}}.uf-ref{{stroke:{muted}}}.uf-arrow{{fill:{edge}}}.uf-region{{fill:{edge};fill-opacity:.16}}");
        for (int i = 0; i < series.Length; i++) css.Append($".uf-s{i}{{stroke:{series[i]}}}.uf-f{i}{{fill:{series[i]}}}");
        return css.ToString();
    }
}
