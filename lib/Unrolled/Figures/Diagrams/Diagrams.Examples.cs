using Unrolled.Cells;
using Unrolled.Sequences;

namespace Unrolled.Figures;

public static partial class Diagrams
{
    /// <summary>One diagram of each kind, with the call that makes it; all numbers in them are made up.</summary>
    public static IReadOnlyList<(string Call, Displayable Diagram)> Examples =>
    [
        ("Diagrams.Architectures", Architectures(inputs: 3, hidden: 4, outputs: 2, stepsIn: 4, stepsOut: 3)),
        ("Diagrams.Architecture, one to one", Architecture(SequenceForm.OneToOne, 3, 4, 2)),
        ("Diagrams.Architecture, one to many", Architecture(SequenceForm.OneToMany, 27, 64, 27, stepsOut: 6)),
        ("Diagrams.Architecture, many to one", Architecture(SequenceForm.ManyToOne, 58, 128, 18, stepsIn: 40)),
        ("Diagrams.Architecture, aligned", Architecture(SequenceForm.ManyToMany, 3, 4, 2, 5, 5)),
        ("Diagrams.Architecture, encoder–decoder", Architecture(SequenceForm.EncoderDecoder, 12, 128, 12, 7, 4)),
        ("Charts.Unrolled(…).WithBackward", Charts.Unrolled([[1, 0], [0, 1], [1, 0]], [[0, 0, 0], [0.42, -0.31, 0.08], [-0.15, 0.66, 0.27], [0.58, 0.12, -0.49]], [[], [], [0.73]],
            "Three steps forward and the way back", "Only the last step has a prediction, so the gradient comes from there.").WithBackward([[0.01, -0.02, 0.01], [0.04, 0.05, -0.03], [0.2, -0.1, 0.1], [0.5, 0.1, -0.4]])),
        ("Diagrams.Cell<Elman>", Cell<Elman>(3, 4)),
        ("Diagrams.Cell<Gru>", Cell<Gru>(3, 4)),
        ("Diagrams.Cell<Lstm>", Cell<Lstm>(128, 512)),
        ("Diagrams.Cell<Lstm>, one unit's numbers", Cell<Lstm>(3, 4, new(new Dictionary<string, double> { ["i"] = 0.9, ["f"] = 0.75, ["g"] = -0.6, ["o"] = 0.5, ["c'"] = 0.8, ["h'"] = 0.3 }, "Unit 1, step 2"))),
        ("Diagrams.Cell<PeepholeLstm>", Cell<PeepholeLstm>(3, 4)),
        ("Diagrams.Cell<LstmCoupledGates>", Cell<LstmCoupledGates>(3, 4)),
    ];
}
