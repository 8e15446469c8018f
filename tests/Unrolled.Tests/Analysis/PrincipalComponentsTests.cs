using MathNet.Numerics.LinearAlgebra;
using Unrolled.Analysis;
using Unrolled.Numerics;

namespace Unrolled.Tests.Analysis;

public class PrincipalComponentsTests
{
    private static Matrix<Real> Cloud(int d, int n)
    {
        var random = new Random64(4);
        return Matrix<Real>.Build.Dense(d, n, (r, _) => (Real)(5 + (r + 1) * random.NextNormal()));
    }

    [Fact]
    public void Points_on_a_line_have_one_component_along_it()
    {
        var found = PrincipalComponents.OfColumns(Matrix<Real>.Build.DenseOfRowArrays([1, 2, 3], [-1, -3, -5]));
        Assert.Equal(1, found.Share[0], 1e-12);
        Assert.Equal(-1 / Math.Sqrt(5), found.Directions[0, 0], 1e-6);          // the larger entry is the positive one
        Assert.Equal(2 / Math.Sqrt(5), found.Directions[1, 0], 1e-6);
        Assert.Equal(Math.Sqrt(5), found.Projection[0, 0], 1e-6);
        Assert.Equal(0, found.Projection[0, 1], 1e-6);
    }

    [Fact]
    public void Projections_are_uncorrelated_and_their_squares_are_the_shares()
    {
        var found = PrincipalComponents.OfColumns(Cloud(4, 50), 4);
        var products = found.Projection.TransposeAndMultiply(found.Projection);
        double whole = products.Trace();
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 4; j++) Assert.Equal(i == j ? found.Share[i] : 0, products[i, j] / whole, 1e-9);
        Assert.Equal(1, found.Share.Sum(), 1e-9);
        Assert.Equal(found.Share.OrderDescending(), found.Share);
    }

    [Fact]
    public void The_order_of_the_vectors_and_a_shift_change_no_direction()
    {
        var x = Cloud(5, 30);
        var turned = Matrix<Real>.Build.Dense(5, 30, (r, c) => x[r, 29 - c] + 7);
        var (a, b) = (PrincipalComponents.OfColumns(x, 3), PrincipalComponents.OfColumns(turned, 3));
        Assert.True((a.Directions - b.Directions).L2Norm() < 1e-3);
        for (int k = 0; k < 3; k++) Assert.True(a.Directions.Column(k).Max() >= -a.Directions.Column(k).Min());
    }

    [Fact]
    public void What_has_no_components_is_refused_with_the_reason()
    {
        Assert.Contains("expected at least two vectors", Assert.Throws<ArgumentException>(() => PrincipalComponents.OfColumns(Cloud(3, 1))).Message);
        Assert.Contains("vectors of 2 numbers have 1 to 2 components, but 3", Assert.Throws<ArgumentException>(() => PrincipalComponents.OfColumns(Cloud(2, 9), 3)).Message);
        Assert.Contains("all 3 vectors are equal", Assert.Throws<ArgumentException>(() => PrincipalComponents.OfColumns(Matrix<Real>.Build.Dense(2, 3, (Real)0.1))).Message);
        Assert.Contains("not finite", Assert.Throws<ArgumentException>(() => PrincipalComponents.OfColumns(Matrix<Real>.Build.Dense(2, 3, Real.NaN))).Message);
    }
}
