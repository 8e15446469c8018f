using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

public class TrainerTests
{
    /// <summary>L = ½ (θ − 3)², whose gradient is θ − 3: plain descent is worked out by hand.</summary>
    private sealed class Bowl
    {
        public readonly Parameter θ = new("bowl.weight", 1, 1), other = new("bowl.bias", 2, 1);

        public Trainer Trainer(double rate = 0.5) => new(new Sgd(rate, [θ, other]));

        public double LossAndGradients()
        {
            double off = (double)θ.Values[0] - 3;
            θ.Gradients[0] += (Real)off;
            return off * off / 2;
        }
    }

    [Fact]
    public void Updates_are_made_curves_kept_and_gradients_cleared()
    {
        var bowl = new Bowl();
        var trainer = bowl.Trainer();
        trainer.Run(3, bowl.LossAndGradients);                         // θ: 0 → 1.5 → 2.25 → 2.625
        Assert.Equal(2.625, bowl.θ.Values[0]);
        Assert.Equal([4.5, 1.125, 0.28125], trainer.Curves.Training);
        Assert.Equal((3, 0.75), (trainer.Steps, trainer.GradientNorm));
        trainer.Run(3, () => throw new InvalidOperationException("three are already made"));
        trainer.Run([1, 2], _ => bowl.LossAndGradients());
        Assert.Equal(5, trainer.Steps);
    }

    [Fact]
    public void Schedule_and_clipping_are_applied_and_reported()
    {
        var bowl = new Bowl();
        var trainer = bowl.Trainer();
        (trainer.Schedule, trainer.ClipNorm, trainer.ReportEvery, trainer.Tokens) = (new StepDecay(0.5, 1, 0.5), 1, 2, () => 7);
        var reports = new List<TrainingProgress>();
        trainer.Progress += reports.Add;
        trainer.Run(4, bowl.LossAndGradients);                         // θ: 0 → 0.5 → 0.75 → 0.875: each gradient is shortened to 1
        Assert.Equal(0.5 + 0.25 + 0.125 + 0.0625, bowl.θ.Values[0], 1e-5);
        Assert.Equal([2, 4], reports.Select(r => r.Step));
        Assert.Equal(0.25, reports[0].Rate);
        Assert.Equal(2.5, reports[0].GradientNorm, 1e-5);
        Assert.Equal(3.125, reports[0].Loss, 1e-5);
        Assert.All(reports, r => Assert.True(r.TokensPerSecond > 0));
        Assert.StartsWith("     2 updates: loss 3.1250, gradient 2.5, rate 0.25, ", reports[0].ToString());
        Assert.DoesNotContain("tokens", new TrainingProgress(1, 1, 1, 1, double.NaN).ToString());
    }

    [Fact]
    public void Clipping_by_value_cuts_entries()
    {
        var bowl = new Bowl();
        var trainer = bowl.Trainer();
        trainer.ClipValue = 0.5;
        trainer.Run(1, bowl.LossAndGradients);
        Assert.Equal((0.25, 3.0), ((double)bowl.θ.Values[0], trainer.GradientNorm));
        Assert.Contains("not by both", Assert.Throws<InvalidOperationException>(() => trainer.ClipNorm = 1).Message);
        trainer.ClipValue = null;
        trainer.ClipNorm = 1;
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.ClipNorm = 0);
    }

    [Fact]
    public void Patience_ends_the_run_with_the_best_weights()
    {
        var bowl = new Bowl();
        var trainer = bowl.Trainer();
        var losses = new Queue<double>([5, 4, 4.5, 3.9, double.NaN, 4, 3.8]);
        (trainer.Validate, trainer.ValidateEvery, trainer.Patience, trainer.LeastGain) = (losses.Dequeue, 2, 3, 0.2);
        trainer.Run(100, bowl.LossAndGradients);
        Assert.Equal((10, 4, 4.0, true), (trainer.Steps, trainer.BestStep, trainer.BestLoss, trainer.Stopped));      // 4.5, 3.9 and NaN are not lower by 0.2
        Assert.Equal(3 - 3 / 16.0, bowl.θ.Values[0]);                                                                 // as after update 4
        Assert.Equal([2, 4, 6, 8, 10], trainer.Curves.ValidatedAt);
        Assert.Equal(5, trainer.Curves.Validation.Count);
        Assert.Equal(["training", "validation"], trainer.Curves.Both.Select(c => c.Name));
        Assert.All(trainer.Curves.Both, c => Assert.Equal(c.Xs.Count(), c.Ys.Count()));
        trainer.Run(100, () => throw new InvalidOperationException("it has stopped"));
        trainer.Run([1], _ => throw new InvalidOperationException("it has stopped"));
    }

    [Fact]
    public void The_best_weights_can_be_put_back_at_any_time()
    {
        var bowl = new Bowl();
        var trainer = bowl.Trainer();
        var losses = new Queue<double>([2, 1, 3]);
        (trainer.Validate, trainer.ValidateEvery) = (losses.Dequeue, 1);
        trainer.Run(3, bowl.LossAndGradients);
        Assert.Equal((2, false), (trainer.BestStep, trainer.Stopped));
        trainer.RestoreBest();
        Assert.Equal(2.25, bowl.θ.Values[0]);
    }

    [Fact]
    public void A_plateau_hears_of_validations()
    {
        var bowl = new Bowl();
        var trainer = bowl.Trainer();
        (trainer.Schedule, trainer.Validate, trainer.ValidateEvery) = (new Plateau(0.5, 0.5, patience: 0), () => 1, 1);
        trainer.Run(3, bowl.LossAndGradients);
        Assert.Equal(0.25, trainer.Optimizer.Rate);                    // validations 1, 1, 1: the third comes after the last update
        Assert.Equal(0.125, trainer.Schedule.Rate(3));
    }

    [Fact]
    public void Cancellation_comes_between_updates_and_the_run_can_go_on()
    {
        var (bowl, source) = (new Bowl(), new CancellationTokenSource());
        var trainer = bowl.Trainer();
        trainer.Every(2, source.Cancel);
        Assert.Throws<OperationCanceledException>(() => trainer.Run(5, bowl.LossAndGradients, source.Token));
        Assert.Equal((2, 2.25), (trainer.Steps, (double)bowl.θ.Values[0]));
        trainer.Run(3, bowl.LossAndGradients);
        Assert.Equal(2.625, bowl.θ.Values[0]);
        Assert.Throws<OperationCanceledException>(() => trainer.Run([1], _ => 0, source.Token));
    }

    [Theory]
    [InlineData(double.NaN, 1, 0, "the loss is NaN. Every gradient is finite.")]
    [InlineData(double.PositiveInfinity, 1, 0, "the loss is Infinity")]
    [InlineData(1, double.NaN, 0, "the gradient of bowl.bias[1, 0] is NaN.")]
    [InlineData(1, double.NegativeInfinity, 0, "the gradient of bowl.bias[1, 0] is -Infinity.")]
    [InlineData(double.NaN, double.NaN, double.NaN, "Before the update the weight bowl.bias[0, 0] is NaN")]
    public void What_is_not_finite_is_named_before_a_weight_changes(double loss, double gradient, double weight, string said)
    {
        var bowl = new Bowl();
        var trainer = bowl.Trainer();
        trainer.Run(1, bowl.LossAndGradients);
        bowl.other.Values[0] = (Real)weight;
        var before = bowl.other.Values.Concat(bowl.θ.Values).ToArray();
        var error = Assert.Throws<TrainingException>(() => trainer.Run(9, () =>
        {
            bowl.other.Gradients[1] = (Real)gradient;
            return loss;
        }));
        Assert.Contains("update 2", error.Message);
        Assert.Contains(said, error.Message);
        Assert.Contains("learning rate, 0.5, is too high", error.Message);
        Assert.Contains("set ClipNorm", error.Message);
        Assert.Equal((2, 1), (error.Step, trainer.Steps));
        Assert.Equal(before, bowl.other.Values.Concat(bowl.θ.Values));
        Assert.Single(trainer.Curves.Training);
    }

    [Fact]
    public void Many_bad_entries_are_counted_and_an_overflowing_norm_is_told_apart()
    {
        var large = new Parameter("large", 3, 4);
        var trainer = new Trainer(new Sgd(1, [large])) { ClipNorm = 1 };
        Real huge = Precision.IsDouble ? (Real)1e200 : (Real)1e25;
        string Message(Real bad) => Assert.Throws<TrainingException>(() => trainer.Run(1, () =>
        {
            for (int i = 5; i < 9; i++) large.Gradients[i] = bad;
            return 1;
        })).Message;
        Assert.Contains("large[2, 1] is NaN, the first of 4 such entries of its 12", Message(Real.NaN));
        Assert.DoesNotContain("set ClipNorm", Message(Real.NaN));
        Assert.Contains("large[2, 1] is 1E+2", Message(huge));
        Assert.Contains("squares", Message(huge));
    }

    [Fact]
    public void Misuse_is_named()
    {
        var bowl = new Bowl();
        var trainer = bowl.Trainer();
        trainer.Patience = 3;
        Assert.Contains("Set Validate", Assert.Throws<InvalidOperationException>(() => trainer.Run(1, bowl.LossAndGradients)).Message);
        (trainer.Patience, trainer.Schedule) = (null, new Plateau(1));
        Assert.Contains("Plateau looks at validation losses", Assert.Throws<InvalidOperationException>(() => trainer.Run(1, bowl.LossAndGradients)).Message);
        Assert.Contains("best weights", Assert.Throws<InvalidOperationException>(trainer.RestoreBest).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Patience = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.ValidateEvery = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.ReportEvery = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Every(0, () => { }));
    }
}
