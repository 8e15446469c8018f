using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Unrolled.Notebooks.InCells;

namespace Unrolled.Notebooks;

/// <summary>How cells are compiled: C# 13, optimised, with line numbers; the usings that all notebook hosts share.</summary>
internal static class ScriptSettings
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading.Tasks",
        typeof(DisplayExtensions).Namespace!, typeof(CellFunctions).FullName!,
    ];

    /// <param name="folder">Relative paths in <c>#r</c> start here.</param>
    internal static ScriptOptions For(string folder) => ScriptOptions.Default
        .WithReferences(References())
        .WithImports(Usings)
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithLanguageVersion(LanguageVersion.CSharp13)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8);

    private static IEnumerable<MetadataReference> References()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.StartsWith(runtime, StringComparison.Ordinal))
            .Append(typeof(DisplayExtensions).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
