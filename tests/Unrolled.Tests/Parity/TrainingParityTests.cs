using Unrolled.Cells;
using Unrolled.Layers;
using Unrolled.Losses;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Parity;

public class TrainingParityTests
{
    public static TheoryData<string> Cases => [.. Directory.GetFiles(ParityCase.Folder, "train_*.json").Select(Path.GetFileNameWithoutExtension).Order().Select(n => n!)];

    [Fact]
    public void A_language_models_loss_and_gradients_equal_PyTorchs()
    {
        var net = new LanguageModel(new ParityCase(Path.Combine(ParityCase.Folder, "language_model.json")));
        var reference = net.Reference;
        Assert.Equal(reference.Loss, net.Loss(), ParityCase.Tolerance);
        foreach (var (name, parameter) in net.Named) reference.Expect("d" + name, reference.Data("gradients", name), parameter.Gradient);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Clipped_training_steps_equal_PyTorchs(string name)
    {
        var reference = new ParityCase(Path.Combine(ParityCase.Folder, name + ".json"));
        var net = new LanguageModel(reference);
        var optimizer = Make(reference, net);
        var (losses, norms) = (reference.List("losses"), reference.List("gradient_norms_before_clipping"));
        for (int step = 0; step < losses.Length; step++)
        {
            optimizer.ClearGradients();
            Assert.Equal(losses[step], net.Loss(), ParityCase.Tolerance);
            Assert.Equal(norms[step], Clip.ByNorm(net.Parameters, reference.Number("clip_global_norm")), ParityCase.Tolerance);
            optimizer.Step();
        }
        foreach (var (parameterName, parameter) in net.Named) reference.Expect(parameterName, reference.Data("parameters_after", parameterName), parameter.Value);
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_trainer_makes_the_same_steps(string name)
    {
        var reference = new ParityCase(Path.Combine(ParityCase.Folder, name + ".json"));
        var net = new LanguageModel(reference);
        var trainer = new Trainer(Make(reference, net)) { ClipNorm = reference.Number("clip_global_norm") };
        var (losses, norms) = (reference.List("losses"), reference.List("gradient_norms_before_clipping"));
        trainer.Every(1, () => Assert.Equal(norms[trainer.Steps - 1], trainer.GradientNorm, ParityCase.Tolerance));
        trainer.Run(losses.Length, net.Loss);
        Assert.All(losses.Zip(trainer.Curves.Training), l => Assert.Equal(l.First, l.Second, ParityCase.Tolerance));
        foreach (var (parameterName, parameter) in net.Named) reference.Expect(parameterName, reference.Data("parameters_after", parameterName), parameter.Value);
    }

    private static Optimizer Make(ParityCase reference, LanguageModel net)
    {
        double rate = reference.Number("lr");
        return reference.Config.GetProperty("optimizer").GetString() switch
        {
            "adam" => new Adam(rate, net.Parameters),
            "adamw" => new AdamW(rate, net.Parameters),
            "adagrad" => new Adagrad(rate, net.Parameters),
            "rmsprop" => new RmsProp(rate, net.Parameters),
            "sgd_momentum" => new Sgd(rate, 0.9, net.Parameters),
            string other => throw new InvalidOperationException($"{reference.Kind}: there is no optimiser '{other}' in the library."),
            null => throw new InvalidOperationException($"{reference.Kind} names no optimiser."),
        };
    }

    /// <summary>One-hot tokens, an LSTM, a dense read-out at every step, mean cross-entropy.</summary>
    private sealed class LanguageModel
    {
        private readonly Recurrent<Lstm> rnn;
        private readonly Dense readout;
        private readonly RecurrentTape tape = new();
        private readonly DenseTape top = new();
        private readonly SoftmaxCrossEntropy loss = new();
        private readonly Signal x;
        private readonly Tokens targets;

        public LanguageModel(ParityCase reference)
        {
            Reference = reference;
            int V = reference.Size("V");
            (rnn, readout) = (new(V, reference.Size("H"), new(1)), new(reference.Size("H"), V, new(1)));
            Named = [.. rnn.Parameters.Select(p => ($"rnn.{p.Name}_l0", p)), ("readout.weight", readout.Weight), ("readout.bias", readout.Bias)];
            foreach (var (name, parameter) in Named) reference.Fill(parameter, name);
            (x, targets) = (reference.Tokens("ids").OneHot(V), reference.Tokens("targets"));
        }

        public ParityCase Reference { get; }

        public IReadOnlyList<(string Name, Parameter Parameter)> Named { get; }

        public IReadOnlyList<Parameter> Parameters => [.. Named.Select(n => n.Parameter)];

        public double Loss()
        {
            double L = loss.Forward(readout.Forward(top, rnn.Forward(tape, x)), targets);
            rnn.Backward(tape, readout.Backward(top, loss.Backward()));
            return L;
        }
    }
}
