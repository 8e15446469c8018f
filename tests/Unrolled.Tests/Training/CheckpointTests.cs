using Unrolled.Numerics;
using Unrolled.Safetensors;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

public class CheckpointTests
{
    public static TheoryData<string> Optimizers => [.. OptimizerHash.All.Keys];

    /// <summary>Random gradients under a trainer with everything a checkpoint keeps.</summary>
    private sealed class Run
    {
        public readonly Parameter[] Parameters = OptimizerHash.Parameters(1);
        public readonly Random64 Random = new(2);
        public readonly Trainer Trainer;
        public readonly Checkpoint Checkpoint;
        public double Number = -0.0;
        public long Position;
        public string Text = "";

        public Run(string optimizer, Schedule schedule, int patience = 5)
        {
            Trainer = new(OptimizerHash.All[optimizer](Parameters)) { Schedule = schedule, ClipNorm = 20, ValidateEvery = 3, Patience = patience, Validate = Validate };
            Checkpoint = new Checkpoint(Trainer).With("noise", Random).With("position", () => Position, n => Position = n)
                .With("number", () => Number, v => Number = v).With("text", () => Text, t => Text = t).With("array", Array);
        }

        public Real[] Array { get; } = new Real[3];

        public void To(int until) => Trainer.Run(until, () =>
        {
            Position++;
            (Number, Text, Array[1]) = (Random.NextNormal() / 3, $"after {Position}\n\"✓\"", (Real)Random.NextDouble());
            OptimizerHash.Gradients(Parameters, Random);
            return Random.NextDouble();
        });

        public string State => string.Join(" ", OptimizerHash.Hash(Parameters), Random.State, Number.ToString("R"), Position, Text, string.Join(",", Array), Trainer.Steps, Trainer.BestLoss, Trainer.BestStep,
            string.Join(",", Trainer.Curves.Training), string.Join(",", Trainer.Curves.Validation), string.Join(",", Trainer.Curves.ValidatedAt), string.Join(",", Trainer.Optimizer.Scalars),
            string.Join(",", Trainer.Optimizer.State.SelectMany(s => s.Value.Enumerate())));

        private double Validate() => Math.Abs((double)Parameters[1].Values[3]);
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void A_resumed_run_goes_on_to_the_same_bits(string optimizer)
    {
        using var folder = new TemporaryFolder();
        foreach (Func<Schedule> schedule in new Func<Schedule>[] { () => new CosineDecay(0.1, 40, warmUp: 7), () => new Plateau(0.1, 0.5, patience: 1, coolDown: 1) })
        {
            Run one = new(optimizer, schedule()), other = new(optimizer, schedule());
            one.To(11);
            one.Checkpoint.Save(folder.File("c"));
            Assert.NotEqual(one.State, other.State);
            other.Checkpoint.Load(folder.File("c"));
            Assert.Equal(one.State, other.State);
            one.To(30);
            other.To(30);
            Assert.Equal(one.State, other.State);
            Assert.True(one.Trainer.Stopped || one.Trainer.Steps == 30);
            one.Trainer.RestoreBest();
            other.Trainer.RestoreBest();
            Assert.Equal(one.State, other.State);
            one.Checkpoint.Save(folder.File("d"));
            other.Checkpoint.Save(folder.File("e"));
            Assert.Equal(File.ReadAllBytes(folder.File("d")), File.ReadAllBytes(folder.File("e")));
        }
    }

    [Fact]
    public void A_plateau_is_resumed_wherever_it_stood()
    {
        using var folder = new TemporaryFolder();
        for (int validations = 1; validations < 10; validations++)
        {
            Run one = new("Sgd", Schedule(), patience: 1000), other = new("Sgd", Schedule(), patience: 1000);
            (one.Trainer.Validate, other.Trainer.Validate) = (() => 1, () => 1);
            one.To(3 * validations);
            one.Checkpoint.Save(folder.File("c"));
            other.Checkpoint.Load(folder.File("c"));
            one.To(40);
            other.To(40);
            Assert.Equal(one.State, other.State);
        }

        static Schedule Schedule() => new Plateau(0.1, 0.5, patience: 1, coolDown: 2);
    }

    [Fact]
    public void Everything_that_does_not_fit_is_named_in_one_error_and_nothing_changes()
    {
        using var folder = new TemporaryFolder();
        var run = new Run("Adam", new CosineDecay(0.1, 40));
        run.To(5);
        run.Checkpoint.Save(folder.File("good"));
        var good = TensorFile.Read(folder.File("good"));
        var texts = good.Metadata.ToDictionary();
        texts.Remove("noise");
        (texts["number"], texts["trainer.step"], texts["schedule"], texts["left over"]) = ("1,5", "five", "StepDecay", "x");
        TensorFile.Write(folder.File("bad"), good.Tensors.Where(t => t.Name is not ("whole" or "small" or "curves.training"))
            .Append(new("small", new double[2], 2)).Append(new("stranger", new float[6], 2, 3)).Append(new("curves.training", new float[2], 2)), texts);
        run.To(9);
        string before = run.State;
        var error = Assert.Throws<CheckpointException>(() => run.Checkpoint.Load(folder.File("bad")));
        Assert.Equal(before, run.State);
        Assert.Equal(
        [
            "curves.training: expected F64 [any], got F32 [2]",
            "left over: an extra text in the metadata, which has no place here",
            "noise: expected the state of a Random64 in the metadata, but it is missing",
            "number: expected a number in the metadata, got '1,5'",
            "schedule: expected 'CosineDecay' in the metadata, got 'StepDecay'",
            "small: expected the shape [3], got [2]",
            "stranger: an extra tensor [2, 3], which has no place here",
            "trainer.step: expected a whole number from 0 in the metadata, got 'five'",
            "whole: expected a tensor [16, 2], but it is missing",
        ], error.Problems.Order(StringComparer.Ordinal));
        Assert.All(error.Problems, p => Assert.Contains(p, error.Message));
        Assert.Contains(folder.File("bad"), error.Message);
        run.Checkpoint.Load(folder.File("good"));
        Assert.NotEqual(before, run.State);
    }

    [Fact]
    public void A_random_state_that_makes_no_sense_is_refused()
    {
        foreach (string text in new[] { "", "1 2 3 4", "0 0 0 0 7ff8000000000000", "1 2 3 4 5 6", "g 2 3 4 5", "00000000000000001 2 3 4 5g", "-1 2 3 4 5" }) Assert.Null(RandomText.Parse(text));
        var random = new Random64(1);
        random.NextNormal();
        Assert.Equal(random.State, RandomText.Parse(RandomText.Of(random)));
        var fresh = new Random64(1);
        Assert.Equal(BitConverter.DoubleToInt64Bits(fresh.State.Spare), BitConverter.DoubleToInt64Bits(RandomText.Parse(RandomText.Of(fresh))!.Value.Item5));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(0.1 + 0.2)]
    [InlineData(-double.MaxValue)]
    public void Numbers_come_back_with_all_their_bits(double number)
    {
        using var folder = new TemporaryFolder();
        var run = new Run("Sgd", new LinearDecay(1, 3)) { Number = number, Position = long.MinValue };
        run.Checkpoint.Save(folder.File("c"));
        (run.Number, run.Position) = (7, 7);
        run.Checkpoint.Load(folder.File("c"));
        Assert.Equal((BitConverter.DoubleToInt64Bits(number), long.MinValue), (BitConverter.DoubleToInt64Bits(run.Number), run.Position));
    }

    /// <summary>θ ← θ − rate · sign(v),  v ← ½ v + g: what a learner might write.</summary>
    private sealed class SignDescent : Optimizer
    {
        private readonly Real[][] v;
        private double moves;

        public SignDescent(double rate, IEnumerable<Parameter> layers) : base(rate, layers)
        {
            v = Average("velocity");
            Scalar("moves", () => moves, value => moves = value);
        }

        protected override void Prepare() => moves++;

        protected override void Move(int index, int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                v[index][i] = v[index][i] / 2 + Parameters[index].Gradients[i];
                Parameters[index].Values[i] -= (Real)(Rate / moves) * Math.Sign(v[index][i]);
            }
        }
    }

    [Fact]
    public void An_optimiser_written_elsewhere_is_kept_too()
    {
        using var folder = new TemporaryFolder();
        var (random, parameters) = (new Random64(1), OptimizerHash.Parameters(2));
        var optimizer = new SignDescent(0.1, parameters);
        var checkpoint = new Checkpoint(optimizer).With("noise", random);
        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                OptimizerHash.Gradients(parameters, random);
                optimizer.Step();
            }
        }
        Steps(5);
        checkpoint.Save(folder.File("c"));
        Steps(5);
        string hash = OptimizerHash.Hash(parameters);
        checkpoint.Load(folder.File("c"));
        Steps(5);
        Assert.Equal(hash, OptimizerHash.Hash(parameters));
    }

    [Fact]
    public void One_name_for_two_things_is_refused_with_the_way_out()
    {
        Parameter[] twins = [new("weight", 1, 1), new("weight", 1, 1)];
        Assert.Contains("Parameter.Rename", Assert.Throws<ArgumentException>(() => new Checkpoint(new Sgd(1, twins)).Save("never written")).Message);
        Parameter.Rename(twins[..1], before: "rnn.", after: "_l0");
        using var folder = new TemporaryFolder();
        new Checkpoint(new Sgd(1, twins)).Save(folder.File("c"));
        Assert.Equal(["rnn.weight_l0", "weight"], TensorFile.Read(folder.File("c")).Tensors.Select(t => t.Name));
    }
}
