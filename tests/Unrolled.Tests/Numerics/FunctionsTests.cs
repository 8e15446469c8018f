using Unrolled.Numerics;

namespace Unrolled.Tests.Numerics;

public class FunctionsTests
{
    public static TheoryData<string> Names => ["exp", "tanh", "sigmoid"];

    /// <summary>Four million points over [−20, 20] and a million over the tails, where e⁻ˣ leaves the range of normal numbers.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Values_are_within_six_units_in_the_last_place(string name)
    {
        var (ours, exact) = Pair(name);
        var (worst, at) = Worst(ours, exact, -20, 1e-5, 4_000_000);
        Assert.True(worst <= 6, $"{name}({at}) is off by {worst:0.0} ulp.");
        (worst, at) = Worst(ours, exact, -120, 2.4e-4, 1_000_000);
        Assert.True(worst <= 6, $"{name}({at}) is off by {worst:0.0} ulp.");
    }

    [Theory]
    [InlineData("tanh"), InlineData("sigmoid"), InlineData("exp")]
    public void Larger_arguments_never_give_smaller_values(string name)
    {
        var (ours, _) = Pair(name);
        Real last = Real.NegativeInfinity;
        for (int i = 0; i <= 4_000_000; i++)
        {
            Real value = ours((Real)(-20 + i * 1e-5));
            if (value < last) Assert.Fail($"{name} falls from {last:R} to {value:R} at {-20 + i * 1e-5}.");
            last = value;
        }
    }

    [Fact]
    public void Tanh_is_odd()
    {
        for (int i = 0; i < 1_000_000; i++) Assert.True(Functions.Tanh((Real)(i * 1e-5)) == -Functions.Tanh(-(Real)(i * 1e-5)));
    }

    [Theory]
    [InlineData(1e-30), InlineData(1e-10), InlineData(1e-4), InlineData(0.1)]
    public void Tanh_keeps_its_relative_accuracy_near_zero(double x)
    {
        Assert.True(Math.Abs(Functions.Tanh((Real)x) - Math.Tanh((Real)x)) <= 6 * Ulp(Math.Tanh(x)));
        Assert.Equal(-Functions.Tanh((Real)x), Functions.Tanh(-(Real)x));
    }

    [Fact]
    public void Special_values_are_as_IEEE_would_have_them()
    {
        Assert.Equal(0, Functions.Tanh(0));
        Assert.True(Real.IsNegative(Functions.Tanh(-(Real)0)));
        Assert.Equal(1, Functions.Tanh(Real.PositiveInfinity));
        Assert.Equal(-1, Functions.Tanh(Real.NegativeInfinity));
        Assert.Equal((Real)0.5, Functions.Sigmoid(0));
        Assert.Equal(1, Functions.Sigmoid(Real.PositiveInfinity));
        Assert.Equal(0, Functions.Sigmoid(Real.NegativeInfinity));
        Assert.Equal(1, Functions.Exp(0));
        Assert.Equal(0, Functions.Exp(Real.NegativeInfinity));
        Assert.Equal(Real.PositiveInfinity, Functions.Exp(Real.PositiveInfinity));
        Assert.Equal(Real.PositiveInfinity, Functions.Exp(800));
        foreach (var f in new Func<Real, Real>[] { Functions.Tanh, Functions.Sigmoid, Functions.Exp }) Assert.True(Real.IsNaN(f(Real.NaN)));
    }

    [Fact]
    public void Rectifier_and_its_derivative()
    {
        Assert.Equal(3, Functions.Relu(3).Units[0]);
        Assert.Equal(0, Functions.Relu(-3).Units[0]);
        Assert.Equal(1, Functions.Step(3).Units[0]);
        Assert.Equal(0, Functions.Step(-3).Units[0]);
        Assert.Equal(0, Functions.Step(0).Units[0]);
    }

    private static (Func<Real, Real> Ours, Func<double, double> Exact) Pair(string name) => name switch
    {
        "exp" => (Functions.Exp, Math.Exp),
        "tanh" => (Functions.Tanh, Math.Tanh),
        _ => (Functions.Sigmoid, x => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x))),
    };

    private static (double Error, double At) Worst(Func<Real, Real> ours, Func<double, double> exact, double from, double step, int points)
    {
        double worst = 0, at = 0;
        for (int i = 0; i <= points; i++)
        {
            Real x = (Real)(from + i * step);
            double error = Math.Abs(ours(x) - exact(x)) / Ulp(exact(x));
            if (error > worst) (worst, at) = (error, x);
        }
        return (worst, at);
    }

    private static double Ulp(double y) => Real.BitIncrement((Real)Math.Abs(y)) - (double)(Real)Math.Abs(y);
}
