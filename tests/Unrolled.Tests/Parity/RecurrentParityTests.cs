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
        bool one = !reference.Config.TryGetProperty("layers", out var layers) || (layers.GetInt32() == 1 && !reference.Config.GetProperty("bidirectional").GetBoolean());
        Assert.SkipUnless(one, "one layer and one direction so far");
        switch (reference.Kind)
        {
            case "RNN" or "RNN_tanh": Run<Elman>(reference); break;
            case "RNN_relu": Run<ElmanRelu>(reference); break;
            case "GRU": Run<Gru>(reference); break;
            case "LSTM": Run<Lstm>(reference); break;
            default: Assert.Skip($"no '{reference.Kind}' in the library so far"); break;
        }
    }

    private static void Run<TCell>(ParityCase reference) where TCell : ICell
    {
        var layer = new Recurrent<TCell>(reference.Size("I"), reference.Size("H"), new(1));
        foreach (var parameter in layer.Parameters) reference.Fill(parameter, parameter.Name + "_l0");
        var batch = reference.Batch;
        var (tape, initial, dFinal) = (new RecurrentTape(), layer.NewCarry(batch.B), layer.NewCarry(batch.B));
        foreach (string lane in TCell.Kernel.State)
        {
            reference.Fill(initial[lane], "inputs", $"{lane}0");
            reference.Fill(dFinal[lane], "cotangents", $"{lane}_n");
        }
        layer.Forward(tape, reference.Signal("inputs", "x", layer.Inputs), initial);
        reference.Expect("y", reference.Data("outputs", "y"), tape.Y);
        foreach (string lane in TCell.Kernel.State) reference.Expect($"{lane}_n", reference.Data("outputs", $"{lane}_n"), tape.Final[lane]);

        layer.Backward(tape, reference.Signal("cotangents", "y", layer.Hidden), dFinal: dFinal);
        reference.Expect("dx", reference.Data("gradients", "x"), tape.DX);
        foreach (string lane in TCell.Kernel.State) reference.Expect($"d{lane}0", reference.Data("gradients", $"{lane}0"), tape.DInitial[lane]);
        foreach (var parameter in layer.Parameters) reference.Expect("d" + parameter.Name, reference.Data("gradients", parameter.Name + "_l0"), parameter.Gradient);
    }
}
