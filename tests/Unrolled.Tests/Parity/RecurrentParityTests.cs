using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Parity;

public class RecurrentParityTests
{
    public static TheoryData<string> Cases => [.. Directory.GetFiles(ParityCase.Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Where(n => !n!.StartsWith("train_") && !n.StartsWith("attention_") && n != "language_model").Order().Select(n => n!)];

    [Theory, MemberData(nameof(Cases))]
    public void Outputs_and_gradients_equal_PyTorchs(string name)
    {
        var reference = new ParityCase(Path.Combine(ParityCase.Folder, name + ".json"));
        switch (reference.Kind)
        {
            case "RNN" or "RNN_tanh": Run<Elman>(reference); break;
            case "RNN_relu": Run<ElmanRelu>(reference); break;
            case "GRU": Run<Gru>(reference); break;
            case "LSTM": Run<Lstm>(reference); break;
            default: Assert.Skip($"'{reference.Kind}' is no recurrent net"); break;
        }
    }

    private static void Run<TCell>(ParityCase reference) where TCell : ICell
    {
        var (D, H, layers, directions) = (reference.Size("I"), reference.Size("H"), reference.Size("layers"), reference.Config.GetProperty("bidirectional").GetBoolean() ? 2 : 1);
        var random = new Random64(1);
        Run(reference, new Stacked<TCell>(D, H, layers, random, directions), "");
        if (layers > 1) return;
        if (directions == 2) Run(reference, new Bidirectional<TCell>(D, H, random), "");
        else Run(reference, new Recurrent<TCell>(D, H, random), "_l0");
    }

    private static void Run(ParityCase reference, SequenceNet net, string suffix)
    {
        Assert.Equal(reference.Names("parameters").Order(), net.Parameters.Select(p => p.Name + suffix).Order());
        foreach (var parameter in net.Parameters) reference.Fill(parameter, parameter.Name + suffix);
        var batch = reference.Batch;
        var (tape, initial, dFinal) = (net.NewTape(), net.NewState(batch.B), net.NewState(batch.B));
        foreach (var (i, lane) in Lanes(initial))
        {
            reference.Fill(initial[i][lane], "inputs", $"{lane}0", i);
            reference.Fill(dFinal[i][lane], "cotangents", $"{lane}_n", i);
        }
        net.Forward(tape, reference.Signal("inputs", "x", net.Inputs), initial);
        reference.Expect("y", reference.Data("outputs", "y"), tape.Y);
        foreach (var (i, lane) in Lanes(initial)) reference.Expect($"{lane}_n[{i}]", reference.State("outputs", $"{lane}_n", i, initial[i][lane]), tape.Finals[i][lane]);

        net.Backward(tape, reference.Signal("cotangents", "y", net.Outputs), dFinal: dFinal);
        reference.Expect("dx", reference.Data("gradients", "x"), tape.DX);
        foreach (var (i, lane) in Lanes(initial)) reference.Expect($"d{lane}0[{i}]", reference.State("gradients", $"{lane}0", i, initial[i][lane]), tape.DInitials[i][lane]);
        foreach (var parameter in net.Parameters) reference.Expect("d" + parameter.Name, reference.Data("gradients", parameter.Name + suffix), parameter.Gradient);
    }

    private static IEnumerable<(int, string)> Lanes(IReadOnlyList<Carry> states) => states.SelectMany((state, i) => state.Lanes.Select(lane => lane.Name).Select(lane => (i, lane)));
}
