using System.Text.RegularExpressions;

namespace Unrolled.Mutants;

/// <summary>Members whose every small change must be noticed.</summary>
/// <param name="Files">A pattern of files below lib/Unrolled.</param>
/// <param name="Members">A pattern of names of methods and properties.</param>
/// <param name="Subject">The checks to run (see BackwardChecks.Of); null for those of the type the member stands in.</param>
/// <param name="Unsafe">Computes with pointers: a mutant may write anywhere, so each gets a process of its own.</param>
internal sealed record Target(string Files, string Members, string? Subject, bool Unsafe)
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new(@"Cells/(?!CellKernel|ICell|Lanes).*\.cs", "Backward|MidBack|Diagonal", null, false),
        new(@"Cells/ILstmVariant\.cs", "Gates|Keep|Peepholes|Take|Put", null, true),
        new(@"Cells/CellKernel\.cs", "Backward|MidBack|Diagonal", "Recurrent", true),
        new(@"Sequences/Recurrent(\.\w+)?\.cs", "Begin.*|Step.*|.*Part|Backward|EndForward|Before|Read|Into|D?Mid|Expect|Add|Copy|Finish|WeightGradient|Outer|Diagonals|Pack|PackBias|AddBias|Unpad|Cleared", "Recurrent", true),
        new(@"Sequences/Batch\.cs", "Together", "Batch", false),
        new(@"Sequences/Carry\.cs", "Scatter|Gather", "Recurrent", true),
        new(@"Layers/Dense\.cs", "Backward|WeightGradient", "Dense", true),
        new(@"Losses/SoftmaxCrossEntropy\.cs", "Backward", "SoftmaxCrossEntropy", false),
        new(@"Losses/MeanSquaredError\.cs", "Forward|Backward", "MeanSquaredError", false),
        new(@"Models/Jordan\.cs", "Backward|Sum|Part", "Jordan", false),
    ];

    public bool HasFile(string file) => Regex.IsMatch(file, $"^({Files})$");

    public bool HasMember(string name) => Regex.IsMatch(name, $"^({Members})$");
}
