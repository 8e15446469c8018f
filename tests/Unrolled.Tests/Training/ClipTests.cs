using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

public class ClipTests
{
    [Fact]
    public void The_norm_is_the_sum_of_all_squares_in_blocks_of_1024_over_four_lanes_of_running_sums()
    {
        var parameters = OptimizerHash.Parameters(1);
        OptimizerHash.Gradients(parameters, new Random64(9));
        double all = 0;
        foreach (var p in parameters)
        {
            double one = 0;
            for (int start = 0; start < p.Gradients.Length; start += 1024)
            {
                int end = Math.Min(start + 1024, p.Gradients.Length), whole = end - (end - start) % (4 * Lane.Width);
                var running = new Real[4 * Lane.Width];                     // what follows the last four whole lanes is added to their sum
                for (int i = start; i < whole; i++) running[(i - start) % (4 * Lane.Width)] += p.Gradients[i] * p.Gradients[i];
                var sums = Enumerable.Range(0, Lane.Width).Select(i => running[i] + running[i + Lane.Width] + (running[i + 2 * Lane.Width] + running[i + 3 * Lane.Width])).ToArray();
                for (int i = whole; i < end; i++) sums[(i - whole) % Lane.Width] += p.Gradients[i] * p.Gradients[i];
                while (sums.Length > 16 / sizeof(Real)) sums = [.. sums[..(sums.Length / 2)].Zip(sums[(sums.Length / 2)..], (low, high) => low + high)];
                one += sums.Aggregate((sum, r) => sum + r);
            }
            Assert.Equal(one, Sums.OfSquares(p.Gradients));
            all += one;
        }
        Assert.Equal(Math.Sqrt(all), Clip.Norm(parameters));
    }

    [Fact]
    public void Every_entry_is_scaled_by_PyTorchs_coefficient()
    {
        var parameters = OptimizerHash.Parameters(1);
        OptimizerHash.Gradients(parameters, new Random64(9));
        var before = parameters.Select(p => p.Gradients.ToArray()).ToArray();
        double norm = Clip.ByNorm(parameters, 3), factor = 3 / (norm + 1e-6);
        for (int p = 0; p < before.Length; p++)
            for (int i = 0; i < before[p].Length; i++) Assert.Equal((Real)factor * before[p][i], parameters[p].Gradients[i]);
    }

    [Fact]
    public void Clipping_by_value_cuts_every_entry_and_keeps_what_is_not_a_number()
    {
        var parameters = OptimizerHash.Parameters(1);
        OptimizerHash.Gradients(parameters, new Random64(9));
        parameters[2].Gradients[40] = Real.NaN;
        parameters[0].Gradients[1] = Real.PositiveInfinity;
        var before = parameters.Select(p => p.Gradients.ToArray()).ToArray();
        Clip.ByValue(parameters, 0.5);
        for (int p = 0; p < before.Length; p++)
            for (int i = 0; i < before[p].Length; i++) Assert.Equal(Math.Clamp(before[p][i], (Real)(-0.5), (Real)0.5), parameters[p].Gradients[i]);
        Assert.True(Real.IsNaN(parameters[2].Gradients[40]));
    }

    [Fact]
    public void A_norm_that_is_not_finite_is_said_and_nothing_at_or_below_the_threshold_changes()
    {
        var p = new Parameter("θ", 5, 1);
        p.Gradients[3] = Real.NaN;
        Assert.True(double.IsNaN(Clip.Norm([p])));
        p.Gradients[3] = Real.NegativeInfinity;
        Assert.True(double.IsPositiveInfinity(Clip.Norm([p])));
        p.Gradients[3] = 2;
        Assert.Equal(2, Clip.ByNorm([p], 2.1));
        Assert.Equal(2, p.Gradients[3]);
        Assert.Contains("above 0", Assert.Throws<ArgumentOutOfRangeException>(() => Clip.ByNorm([p], double.NaN)).Message);
    }
}
