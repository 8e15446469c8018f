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
        new(@"Sequences/Recurrent(\.\w+)?\.cs", "InputsAhead|AddInputs|AddColumns?|Multiply|MultiplyTransposed|MakeDX|Diagonals|Columns|Run|RunBack|IsReverse", "Recurrent", true),
        new(@"Numerics/GradientSums\.cs", "Left|Right|Multiply", "Recurrent", true),
        new(@"Sequences/Batch\.cs", "ColumnsBefore|Cut|SameShape", "Batch", false),
        new(@"Sequences/Bidirectional(Tape)?\.cs", "Run|RunBack|Mine|NewState|DX|Join|HalfOf.*|Add", "Bidirectional", false),
        new(@"Sequences/Stacked(Tape)?\.cs", "Run|RunBack|Drop|Mine|Layer|NewState|States|Of|Gather", "Stacked", false),
        new(@"Sequences/SequenceNet\.cs", "IsReverse|Suffix|Expect", "Stacked", false),
        new(@"Sequences/(Truncated|Segment)\.cs", "Forward|Backward|Run|Reset|Carried|CarryOn|Back|Cut|Take|Of|Expect", "Truncated", false),
        new(@"Sequences/InitialState\.cs", "Forward|Backward|Add", "InitialState", false),
        new(@"Sequences/Signal\.cs", "Mask", "Dropout", false),
        new(@"Numerics/DropoutMask\.cs", "Apply|Mix", "Stacked", false),
        new(@"Sequences/Carry\.cs", "Scatter|Gather", "Recurrent", true),
        new(@"Layers/Dense\.cs", "Backward", "Dense", false),
        new(@"Losses/SoftmaxCrossEntropy\.cs", "Backward", "SoftmaxCrossEntropy", false),
        new(@"Losses/MeanSquaredError\.cs", "Forward|Backward", "MeanSquaredError", false),
        new(@"Losses/BinaryCrossEntropy\.cs", "Forward|Token|Expect", null, false),
        new(@"Losses/WeightedCrossEntropy\.cs", "Forward|Backward|Weight|IsWeight", null, false),
        new(@"Layers/Embedding\.cs", "Backward|Add|Vector", null, false),
        new(@"Layers/Dropout\.cs", "Forward|Backward", null, false),
        new(@"Layers/AffineMap\.cs", "Begin|Forward|BeginBack|Backward|Finish|.*Part|RowsOfDX|Padded|Split", null, true),
        new(@"Layers/Attention(\.Steps)?\.cs", "Begin|Step|.*Part|Attend|Backward|BeginBack|StepBack|AttendBack|Finish|Expect", null, false),
        new(@"Layers/(Dot|General|Additive)Attention\.cs", "ScoreBack|FinishScore", null, false),
        new(@"Layers/AttentionTape\.cs", "ClearGradients|DWeights|DVector|Room", "Attention", false),
        new(@"Layers/AttentionalLayer\.cs", "Step|Backward|BeginBack|StepBack|Finish|Expect", null, false),
        new(@"Layers/AttentionalTape\.cs", "LayOutGradients", "AttentionalLayer", false),
        new(@"Models/AttentionDecoder(\.Feeding)?\.cs", "Backward|Feed|FeedBack|ReadoutBack|Join|EmbeddingBack|Argmax", null, false),
        new(@"Models/LanguageModel\.cs", "Forward|Backward|LossAndGradients|Loss", null, false),
        new(@"Models/SequenceClassifier\.cs", "Forward|Backward|LossAndGradients|Loss|Probabilities|Back", null, false),
        new(@"Models/Jordan\.cs", "Backward|Sum|Part", "Jordan", false),
    ];

    public bool HasFile(string file) => Regex.IsMatch(file, $"^({Files})$");

    public bool HasMember(string name) => Regex.IsMatch(name, $"^({Members})$");
}
