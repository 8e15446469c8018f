namespace Unrolled.Figures;

/// <summary>The SVG, and a script that puts the interactive chart in its place only where the page already has plotly.js.</summary>
internal static class InteractiveHtml
{
    // The chart is drawn into a second, hidden box; only when that worked are the two exchanged, so the reader never sees neither.
    private const string Script = """
        (function(s){if(!s||!window.Plotly)return;
        var f=s.parentNode,still=f.children[0],live=f.children[1],p=JSON.parse(f.children[2].textContent),l=p.layout;
        if(window.matchMedia&&matchMedia('(prefers-color-scheme: dark)').matches){l.paper_bgcolor=l.plot_bgcolor='#14181d';l.font.color='#e6e9ed';['xaxis','yaxis'].forEach(function(a){if(l[a].gridcolor)l[a].gridcolor='#2c333b';});(l.annotations||[]).forEach(function(a){a.bgcolor='#14181d';});}
        live.hidden=false;
        Promise.resolve().then(function(){return Plotly.newPlot(live,p.data,l,{responsive:true,displaylogo:false});}).then(function(){still.hidden=true;},function(){live.hidden=true;});
        })(document.currentScript);
        """;

    public static string Write(Figure figure)
    {
        string label = Svg.Xml.Escape($"{figure.Title}. {figure.TextAlternative}");
        return $"<figure class=\"uf-figure\"><div>{figure.ToSvg()}</div><div hidden role=\"img\" aria-label=\"{label}\"></div>"
            + $"<script type=\"application/json\">{figure.ToPlotlyJson()}</script><script>{Script.ReplaceLineEndings("")}</script></figure>";
    }
}
