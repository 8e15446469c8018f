using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

/// <summary>Schedules against numbers worked out by hand from PyTorch's equations.</summary>
public class ScheduleTests
{
    private static void Expect(Schedule schedule, params (int Step, double Rate)[] expected)
    {
        foreach (var (step, rate) in expected) Assert.Equal(rate, schedule.Rate(step), 1e-15);
    }

    [Fact]
    public void Steps() => Expect(new StepDecay(0.8, every: 3, factor: 0.5), (0, 0.8), (2, 0.8), (3, 0.4), (5, 0.4), (6, 0.2), (11, 0.1));

    [Fact]
    public void Exponential() => Expect(new ExponentialDecay(0.8, 0.5), (0, 0.8), (1, 0.4), (2, 0.2), (5, 0.025));

    [Fact]
    public void Linear() => Expect(new LinearDecay(0.8, 4, least: 0.4), (0, 0.8), (1, 0.7), (3, 0.5), (4, 0.4), (9, 0.4));

    [Fact]
    public void Cosine() =>      // cos of 0, 60°, 90°, 120°, 180°: 1, ½, 0, −½, −1
        Expect(new CosineDecay(1, 6, least: 0.2), (0, 1), (2, 0.8), (3, 0.6), (4, 0.4), (6, 0.2), (7, 0.2), (100, 0.2));

    [Fact]
    public void Cosine_after_a_warm_up() =>
        Expect(new CosineDecay(1, 10, warmUp: 4, least: 0.2), (0, 0.2), (1, 0.4), (2, 0.6), (3, 0.8), (4, 1), (6, 0.8), (7, 0.6), (8, 0.4), (10, 0.2));

    [Fact]
    public void Cosine_follows_PyTorchs_recursion()
    {
        // CosineAnnealingLR: η⟨n+1⟩ = η_min + (η⟨n⟩ − η_min) (1 + cos(π (n + 1) / T)) / (1 + cos(π n / T))
        var (schedule, η) = (new CosineDecay(0.3, 50, least: 0.01), 0.3);
        for (int n = 0; n < 50; n++)
        {
            Assert.Equal(η, schedule.Rate(n), 1e-12);
            η = 0.01 + (η - 0.01) * (1 + Math.Cos(Math.PI * (n + 1) / 50)) / (1 + Math.Cos(Math.PI * n / 50));
        }
    }

    [Theory]
    // patience 1: the second bad validation in a row halves the rate
    [InlineData(1, 0, 0, new[] { 1.0, 0.9, 0.95, 0.94, 0.93, 0.92 }, new[] { 8.0, 8, 8, 4, 4, 2 })]
    // patience 0: every bad one
    [InlineData(0, 0, 0, new[] { 1.0, 1.0, 2.0, 0.5, 0.6 }, new[] { 8.0, 4, 2, 2, 1 })]
    // after a fall two validations do not count
    [InlineData(0, 2, 0, new[] { 1.0, 2.0, 2.0, 2.0, 2.0, 2.0 }, new[] { 8.0, 4, 4, 4, 2, 2 })]
    // never below the least
    [InlineData(0, 0, 3, new[] { 1.0, 2.0, 2.0, 2.0 }, new[] { 8.0, 4, 3, 3 })]
    // 0.9999 is not less than 1 · (1 − 1e-4); NaN is no better
    [InlineData(0, 0, 0, new[] { 1.0, 0.9999, 0.9998, double.NaN }, new[] { 8.0, 4, 4, 2 })]
    public void A_plateau(int patience, int coolDown, double least, double[] losses, double[] rates)
    {
        var schedule = new Plateau(8, factor: 0.5, patience, coolDown: coolDown, least: least);
        foreach (var (loss, rate) in losses.Zip(rates))
        {
            schedule.Observe(loss);
            Assert.Equal(rate, schedule.Rate(123));
        }
    }

    [Fact]
    public void A_fall_too_small_to_matter_is_not_made()
    {
        var schedule = new Plateau(1.5e-8, factor: 0.5, patience: 0);
        schedule.Observe(1);
        schedule.Observe(1);
        Assert.Equal(1.5e-8, schedule.Rate(0));
    }

    [Fact]
    public void Misuse_is_named()
    {
        foreach (var (what, make) in new (string, Func<Schedule>)[]
        {
            ("rate should be a positive number but is 0", () => new StepDecay(0, 1)),
            ("every should be at least 1 but is 0", () => new StepDecay(1, 0)),
            ("factor should be above 0 and at most 1 but is 1.5", () => new ExponentialDecay(1, 1.5)),
            ("least should be between 0 and the rate 1 but is 2", () => new LinearDecay(1, 5, 2)),
            ("updates should be at least 6 but is 5", () => new CosineDecay(1, 5, warmUp: 5)),
            ("patience should be at least 0 but is -1", () => new Plateau(1, patience: -1)),
            ("threshold should be in [0, 1) but is 1", () => new Plateau(1, threshold: 1)),
        })
            Assert.Contains(what, Assert.Throws<ArgumentException>(make).Message);
    }
}
