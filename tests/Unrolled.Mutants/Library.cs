using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Unrolled.Mutants;

/// <summary>The library's sources in double precision and the checks, parsed and bound.</summary>
internal sealed class Library
{
    /// <summary>The checks; they need no test framework.</summary>
    private static readonly string[] checks = ["BackwardChecks", "LayerChecks", "LayerTrial", "KnottyCell", "DeafCell", "CountingCell", "BatchChecks", "DenseChecks", "LossChecks", "NaiveLstm", "JordanChecks", "NetChecks", "NetTrial", "Slope"];

    private static readonly string[] layerChecks = ["LayerSubjects", "LayerReport", "KnownReports", "EmbeddingChecks", "DropoutChecks", "AttentionChecks", "AttentionTrial", "AttentionalChecks", "BinaryChecks", "WeightedChecks", "DecoderChecks", "LanguageModelChecks", "SequenceClassifierChecks"];

    private const string Shared = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions parse = new(LanguageVersion.Latest, preprocessorSymbols: ["DOUBLE"]);

    private readonly Dictionary<string, SyntaxTree> trees = new(StringComparer.Ordinal);
    private readonly SyntaxTree usings = CSharpSyntaxTree.ParseText(Shared, parse);
    private readonly Dependencies dependencies;

    public Library(string root)
    {
        Root = root;
        var built = new[] { "bin", "obj" }.Select(f => Path.Combine(root, "lib", "Unrolled", f) + Path.DirectorySeparatorChar).ToArray();
        foreach (string path in Directory.EnumerateFiles(Path.Combine(root, "lib", "Unrolled"), "*.cs", SearchOption.AllDirectories).Where(p => !built.Any(p.StartsWith)).Order(StringComparer.Ordinal)) Add(path);
        foreach (string check in checks) Add(Path.Combine(root, "tests", "Unrolled.Tests", "Sequences", $"{check}.cs"));
        foreach (string check in layerChecks) Add(Path.Combine(root, "tests", "Unrolled.Tests", "Layers", $"{check}.cs"));
        Whole = Compile("Whole", trees.Values, []);
        dependencies = new(Whole, trees, trees.Keys.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) || Target.All.Any(t => t.HasFile(f))));
    }

    /// <summary>The folder of Unrolled.slnx.</summary>
    public string Root { get; }

    /// <summary>All sources in one compilation; what no backward pass needs may lack its references.</summary>
    public CSharpCompilation Whole { get; }

    /// <summary>The library's files, as "Cells/Lstm.cs".</summary>
    public IEnumerable<string> Files => trees.Keys.Where(f => !f.StartsWith("tests/", StringComparison.Ordinal));

    public SyntaxTree this[string file] => trees[file];

    /// <summary>The library of the repository this program was built in.</summary>
    public static Library Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Unrolled.slnx"))) folder = Path.GetDirectoryName(folder);
        return new(folder ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Unrolled.slnx. The mutants need the library's sources: run them from a build inside the repository."));
    }

    public static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, parse);

    /// <summary>Takes the library apart around one file.</summary>
    public Split Around(string file)
    {
        var (below, middle, above) = dependencies.Around(file);
        var lower = Compile("Lower", below.Select(f => trees[f]), []);
        var centre = Compile("Middle", middle.Select(f => trees[f]), [Reference(lower)]);
        var upper = Compile("Upper", above.Select(f => trees[f]), [Reference(lower), Reference(centre)]);
        return new(trees[file], centre, Image(lower), Image(upper));
    }

    /// <summary>The assembly, or null when it does not compile.</summary>
    public static byte[]? Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        return compilation.Emit(stream).Success ? stream.ToArray() : null;
    }

    private static MetadataReference Reference(CSharpCompilation compilation) => MetadataReference.CreateFromImage(Image(compilation));

    private static byte[] Image(CSharpCompilation compilation) => Emit(compilation)
        ?? throw new InvalidOperationException($"The unchanged library does not compile in here:\n{string.Join("\n", compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error))}");

    private CSharpCompilation Compile(string name, IEnumerable<SyntaxTree> files, IEnumerable<MetadataReference> others)
    {
        string friends = string.Concat(new[] { "Lower", "Middle", "Upper" }.Select(f => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Unrolled.{f}\")]"));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
            deterministic: true, concurrentBuild: false, warningLevel: 0);
        return CSharpCompilation.Create($"Unrolled.{name}", [usings, Parse(friends), .. files.Append(trees["Numerics/Real.cs"]).Distinct()], [.. platform, .. others], options);
    }

    private void Add(string path)
    {
        const string lib = "lib/Unrolled/";
        string relative = Path.GetRelativePath(Root, path).Replace('\\', '/');
        trees[relative.StartsWith(lib, StringComparison.Ordinal) ? relative[lib.Length..] : relative] = CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse, relative);
    }

    private static readonly MetadataReference[] platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "MathNet.Numerics.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
