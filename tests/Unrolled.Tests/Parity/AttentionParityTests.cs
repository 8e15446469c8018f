using Unrolled.Layers;
using Unrolled.Numerics;
using Unrolled.Sequences;

namespace Unrolled.Tests.Parity;

public class AttentionParityTests
{
    public static TheoryData<string, bool> Cases =>
        new(from file in Directory.GetFiles(ParityCase.Folder, "attention_*.json").Order() from bySteps in new[] { false, true } select (Path.GetFileNameWithoutExtension(file), bySteps));

    /// <summary>Luong's general attention over sources of different lengths, then his attentional layer.</summary>
    [Theory, MemberData(nameof(Cases))]
    public void Outputs_and_gradients_equal_PyTorchs(string name, bool bySteps)
    {
        var reference = new ParityCase(Path.Combine(ParityCase.Folder, name + ".json"));
        Assert.SkipUnless(name == "attention_luong_general", $"no '{name}' in the library so far");
        int H = reference.Size("H");
        var (attention, combine) = (new GeneralAttention(H, H, new(1)), new AttentionalLayer(H, H, H, new(1)));
        Parameter[] parameters = [.. attention.Parameters, .. combine.Parameters];
        string[] names = ["score.weight", "combine.weight", "combine.bias"];
        foreach (var (parameter, parameterName) in parameters.Zip(names)) reference.Fill(parameter, parameterName);
        var queries = new Batch(reference.Size("T"), reference.Size("B"));
        var (h, s, dy) = (reference.Signal("inputs", "h", H, queries), reference.Signal("inputs", "s", H), reference.Signal("cotangents", "y", H, queries));
        var (looks, top, dh) = (new AttentionTape(), new AttentionalTape(), new Signal(queries, H));
        Action run = bySteps ? ByStep : Whole;
        run();

        reference.Expect("y", reference.Data("outputs", "y"), top.Y);
        Expect(reference, looks.Weights, queries, s.Batch);
        reference.Expect("dh", reference.Data("gradients", "h"), dh);
        reference.Expect("ds", reference.Data("gradients", "s"), looks.DSource);
        foreach (var (parameter, parameterName) in parameters.Zip(names)) reference.Expect("d" + parameterName, reference.Data("gradients", parameterName), parameter.Gradient);

        void Whole()
        {
            combine.Forward(top, attention.Forward(looks, h, s), h);
            combine.Backward(top, dy);
            attention.Backward(looks, top.DContext);
            for (int t = 0; t < queries.T; t++) Join(t);
        }

        void ByStep()
        {
            attention.Begin(looks, h, s);
            combine.Begin(top, looks.Context, h);
            for (int t = 0; t < queries.T; t++)
            {
                attention.Step(looks, t);
                combine.Step(top, t);
            }
            combine.BeginBack(top, dy);
            attention.BeginBack(looks, top.DContext);
            for (int t = queries.T - 1; t >= 0; t--)
            {
                combine.StepBack(top, t);
                attention.StepBack(looks, t);
                Join(t);
            }
            attention.Finish(looks);
            combine.Finish(top);
        }

        void Join(int t) => dh.Set(t, top.DHidden.At(t) + looks.DQueries.At(t));                     // h is both the query and what is joined
    }

    /// <summary>PyTorch's weights [T, B, S] are 0 on padding; ours do not exist there.</summary>
    private static void Expect(ParityCase reference, AttentionWeights weights, Batch queries, Batch source)
    {
        double[] expected = reference.Data("outputs", "weights");
        for (int t = 0; t < queries.T; t++)
            for (int b = 0; b < queries.B; b++)
                for (int j = 0; j < source.T; j++)
                    Assert.Equal(expected[(t * queries.B + b) * source.T + j], j < source.Lengths[b] ? weights[t, b][j] : 0, ParityCase.Tolerance);
    }
}
