using MathNet.Numerics.LinearAlgebra;
using Unrolled.Exercises;

namespace Unrolled.Tests.Exercises;

/// <summary>What may be compared, and how a difference is told.</summary>
public class ComparisonTests
{
    private static string Say(object? expected, object? got) =>
        new Exercise<Func<object?>>("99-x", "x", "", () => expected, [new("here", f => f())], [], []).Check(() => got) is { Status: not ExerciseStatus.Right } r ? r.Message : "right";

    public static TheoryData<object?, object?, string> Cases => new()
    {
        { 1.5, 1.5, "right" },
        { 2, 2.0, "right" },
        { 1.0, 2.0, "x here should be 1 but is 2." },
        { true, false, "x here should be true but is false." },
        { true, 1, "x here should be a bool but is a number." },
        { "abc", "abd", "x here should be “abc” but is “abd”." },
        { new[] { 1, 2, 3 }, new List<int> { 1, 2, 3 }, "right" },
        { new[] { 1, 2, 3 }, new[] { 1, 2 }, "x here should be a list of 3 (a number each) but is a list of 2 (a number each). The last value is missing." },
        { new[] { 1, 2, 3 }, new[] { 1, 2, 4 }, "x[2] here should be 3 but is 4." },
        { Array.Empty<int>(), new[] { 1 }, "x here should be an empty list but is a list of 1 (a number)." },
        { (1, true), (1, true), "right" },
        { (1, true), (1, false), "x[1] here should be true but is false." },
        { (1, true), 1, "x here should be a tuple of 2 (a number, a bool) but is a number." },
        { new double[,] { { 1, 2 } }, new double[,] { { 1 }, { 2 } }, "x here should be a 1 × 2 array but is a 2 × 1 array. It looks transposed. Apart from that it is right." },
        { new double[,] { { 1, 2 } }, new double[,] { { 1, 3 } }, "x[0, 1] here should be 2 but is 3." },
        { double.NaN, double.NaN, "right" },
        { double.PositiveInfinity, 1e300, "x here should be Infinity but is 1e+300." },
        { null, null, "right" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_are_compared_and_differences_told(object? expected, object? got, string message) => Assert.Equal(message, Say(expected, got));

    [Fact]
    public void Matrices_and_vectors_also_in_tuples()
    {
        Matrix<Real> M(Real last) => Matrix<Real>.Build.Dense(2, 2, [1, 2, 3, last]);
        Vector<Real> V(int n) => Vector<Real>.Build.Dense(n, 1);
        Assert.Equal("right", Say((M(4), V(3)), (M(4), V(3))));
        Assert.Equal("x[0][1, 1] here should be 4 but is 5.", Say((M(4), V(3)), (M(5), V(3))));
        Assert.Equal("x here should be a tuple of 2 (a 2 × 2 matrix, a vector of 3 (a number each)) but is a tuple of 2 (a 2 × 2 matrix, a vector of 2 (a number each)).", Say((M(4), V(3)), (M(4), V(2))));
    }

    [Fact]
    public void The_tolerance_is_relative_and_an_entry_near_zero_is_judged_beside_the_others()
    {
        double close = sizeof(Real) == 4 ? 5e-5 : 5e-9, far = sizeof(Real) == 4 ? 2e-4 : 2e-8;
        Assert.Equal("right", Say(1000.0, 1000 * (1 + close)));
        Assert.NotEqual("right", Say(1000.0, 1000 * (1 + far)));
        Assert.Equal("right", Say(new[] { 1000.0, 0 }, new[] { 1000, 10 * close }));
        Assert.NotEqual("right", Say(new[] { 1000.0, 0 }, new[] { 1000, 10 * far }));
    }
}
