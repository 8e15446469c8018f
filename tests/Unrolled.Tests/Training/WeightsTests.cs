using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Safetensors;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

public class WeightsTests
{
    private static Parameter Counted(string name, int rows, int columns, bool transposed = false)
    {
        var p = new Parameter(name, rows, columns, transposed);
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) p.Value[r, c] = 10 * r + c;
        return p;
    }

    [Fact]
    public void Tensors_have_PyTorchs_shapes_and_order()
    {
        using var folder = new TemporaryFolder();
        Parameter[] parameters = [Counted("rnn.weight_ih_l0", 2, 3), Counted("rnn.bias_ih_l0", 3, 1), Counted("rnn.weight_hh_l0", 2, 1), Counted("embedding.weight", 2, 3, transposed: true), Counted("diagonal_pi", 2, 1)];
        Weights.Save(folder.File("w"), parameters);
        var file = TensorFile.Read(folder.File("w"));
        void Expect(string name, string shape, params double[] values)
        {
            Assert.Equal(shape, file.Find(name)!.ShapeText);
            Assert.Equal(values, file.Find(name)!.ToDoubles());
            Assert.Equal(Precision.IsDouble ? "F64" : "F32", file.Find(name)!.Type);
        }
        Expect("rnn.weight_ih_l0", "[2, 3]", 0, 1, 2, 10, 11, 12);
        Expect("rnn.bias_ih_l0", "[3]", 0, 10, 20);
        Expect("rnn.weight_hh_l0", "[2, 1]", 0, 10);
        Expect("embedding.weight", "[3, 2]", 0, 10, 1, 11, 2, 12);
        Expect("diagonal_pi", "[2]", 0, 10);
        Assert.Equal(["format"], file.Metadata.Keys);

        var before = parameters.Select(p => p.Value.Clone()).ToArray();
        foreach (var p in parameters) p.Value.Clear();
        Weights.Load(folder.File("w"), parameters);
        Assert.Equal(before, parameters.Select(p => p.Value));
    }

    [Fact]
    public void A_net_s_names_are_those_of_a_PyTorch_module()
    {
        using var folder = new TemporaryFolder();
        var (rnn, readout) = (new Recurrent<Lstm>(3, 4, new(1)), new Dense(4, 2, new(2)));
        Parameter.Rename(rnn.Parameters, "rnn.", "_l0");
        Parameter.Rename(readout.Parameters, "readout.");
        Weights.Save(folder.File("w"), rnn.Parameters, readout.Parameters);
        Assert.Equal(["readout.bias [2]", "readout.weight [2, 4]", "rnn.bias_hh_l0 [16]", "rnn.bias_ih_l0 [16]", "rnn.weight_hh_l0 [16, 4]", "rnn.weight_ih_l0 [16, 3]"],
            TensorFile.Read(folder.File("w")).Tensors.Select(t => $"{t.Name} {t.ShapeText}"));
    }

    [Fact]
    public void Other_precisions_are_read_exactly_or_refused()
    {
        using var folder = new TemporaryFolder();
        var p = Counted("bias", 2, 1);
        TensorFile.Write(folder.File("f32"), [new("bias", [0.1f, -3], 2, 1)]);                        // [N, 1] will do for a vector
        Weights.Load(folder.File("f32"), [p]);
        Assert.Equal([(Real)0.1f, -3], p.Values);
        File.WriteAllBytes(folder.File("bf16"), [.. Safetensors.RawFile.Of($"{{{Safetensors.RawFile.Entry("bias", "BF16", "[2]", "[0,4]")}}}", 0), 0xC0, 0x3F, 0x20, 0xC0]);
        Weights.Load(folder.File("bf16"), [p]);
        Assert.Equal([(Real)1.5, (Real)(-2.5)], p.Values);
        TensorFile.Write(folder.File("f64"), [new("bias", [0.1, 0.2], 2)]);
        if (typeof(Real) == typeof(double)) Weights.Load(folder.File("f64"), [p]);
        else Assert.Contains("unrolled-double.csx", Assert.Throws<CheckpointException>(() => Weights.Load(folder.File("f64"), [p])).Message);
        File.WriteAllBytes(folder.File("i32"), Safetensors.RawFile.Of($"{{{Safetensors.RawFile.Entry("bias", "I32", "[2]", "[0,8]")}}}", 8));
        Assert.Contains("got I32", Assert.Throws<CheckpointException>(() => Weights.Load(folder.File("i32"), [p])).Message);
    }

    [Fact]
    public void A_transposed_matrix_is_another_shape_even_where_it_has_as_many_entries()
    {
        using var folder = new TemporaryFolder();
        Weights.Save(folder.File("w"), [Counted("weight", 2, 3)]);
        Assert.Contains("weight: expected the shape [3, 2], got [2, 3]", Assert.Throws<CheckpointException>(() => Weights.Load(folder.File("w"), [Counted("weight", 3, 2)])).Message);
        Weights.Save(folder.File("v"), [Counted("bias", 1, 3)]);
        Assert.Throws<CheckpointException>(() => Weights.Load(folder.File("v"), [Counted("bias", 3, 1)]));
    }

    [Fact]
    public void Weights_and_checkpoints_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        var p = Counted("weight", 2, 3);
        new Checkpoint(new Adam(1, [p])).Save(folder.File("c"));
        Weights.Save(folder.File("w"), [p]);
        Assert.Contains("load it with Checkpoint.Load", Assert.Throws<CheckpointException>(() => Weights.Load(folder.File("c"), [p])).Message);
        Assert.Contains("use Weights.Load", Assert.Throws<CheckpointException>(() => new Checkpoint(new Adam(1, [p])).Load(folder.File("w"))).Message);
    }
}
