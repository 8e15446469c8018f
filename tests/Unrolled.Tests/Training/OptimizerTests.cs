using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

public class OptimizerTests
{
    private static Parameter Of(params double[] gradients)
    {
        var p = new Parameter("θ", gradients.Length, 1);
        for (int i = 0; i < gradients.Length; i++) (p.Values[i], p.Gradients[i]) = (1, (Real)gradients[i]);
        return p;
    }

    [Fact]
    public void Sgd_steps_against_the_gradient()
    {
        var p = Of(2, -4, 0, 1, 1, 1, 1, 1, 3);
        new Sgd(0.5, [p]).Step();
        Assert.Equal([0, 3, 1, (Real)0.5, (Real)0.5, (Real)0.5, (Real)0.5, (Real)0.5, (Real)(-0.5)], p.Values);
    }

    [Fact]
    public void Adams_first_step_is_the_rate_whatever_the_gradients_size()
    {
        var p = Of(1e-3, -1e3);
        new Adam(0.1, [p]).Step();
        Assert.Equal(0.9, p.Values[0], 1e-5);
        Assert.Equal(1.1, p.Values[1], 1e-5);
    }

    [Fact]
    public void Clipping_by_norm_keeps_the_direction()
    {
        var (p, q) = (Of(3, 0), Of(0, 4));
        Assert.Equal(5, Clip.ByNorm([p, q], 1), 1e-6);
        Assert.Equal(1, Clip.Norm([p, q]), 1e-5);
        Assert.Equal(0.75, p.Gradients[0] / q.Gradients[1], 1e-6);
        Assert.Equal(1, Clip.ByNorm([p, q], 100), 1e-5);                      // below the threshold nothing changes
        Assert.Equal(0.6, p.Gradients[0], 1e-5);
    }

    [Fact]
    public void Clipping_by_value_cuts_each_entry()
    {
        var p = Of(3, -0.5, -7);
        Clip.ByValue([p], 1);
        Assert.Equal([1, (Real)(-0.5), -1], p.Gradients);
        Assert.Throws<ArgumentOutOfRangeException>(() => Clip.ByValue([p], 0));
    }

    [Fact]
    public void Sums_of_squares_are_exact_on_whole_numbers_of_any_count()
    {
        foreach (int n in new[] { 0, 1, 15, 16, 17, 1023, 1024, 1025, 5000 })
            Assert.Equal(n * 4.0, Sums.OfSquares(Enumerable.Repeat((Real)2, n).ToArray()));
    }

    [Fact]
    public void Misuse_is_named()
    {
        var p = Of(1);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new Sgd(1, [p], [p])).Message);
        Assert.Contains("nothing to train", Assert.Throws<ArgumentException>(() => new Adam(1)).Message);
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => new Adam(-1, [p])).Message);
    }
}
