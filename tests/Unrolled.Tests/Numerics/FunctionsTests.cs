using Unrolled.Numerics;

namespace Unrolled.Tests.Numerics;

public class FunctionsTests
{
    public static TheoryData<string> Names => ["exp", "tanh", "sigmoid"];

    [Theory, MemberData(nameof(Names))]
    public void Values_are_within_a_few_units_in_the_last_place(string name)
    {
        var (ours, exact) = Pair(name);
        double worst = 0, at = 0;
        for (int i = 0; i <= 400_000; i++)
        {
            Real x = (Real)(-20 + i * 1e-4);
            double error = Math.Abs(ours(x) - exact(x)) / Ulp(exact(x));
            if (error > worst) (worst, at) = (error, x);
        }
        Assert.True(worst <= 6, $"{name}({at}) is off by {worst:0.0} ulp.");
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

    private static double Ulp(double y) => Real.BitIncrement((Real)Math.Abs(y)) - (double)(Real)Math.Abs(y);
}
