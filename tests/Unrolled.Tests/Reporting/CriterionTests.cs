using System.Globalization;
using Unrolled.Reporting;

namespace Unrolled.Tests.Reporting;

public class CriterionTests
{
    public static TheoryData<Criterion, string, double[], double[]> Cases => new()
    {
        { Criterion.AtLeast(0.97), "≥ 0.97", [0.97, 1], [0.9699, double.NaN] },
        { Criterion.AtMost(0.8), "≤ 0.8", [0.8, -1], [0.801, double.NaN] },
        { Criterion.Equal(625), "= 625", [625], [624, 626, double.NaN] },
        { Criterion.Within(0.22, 0.3), "0.22 … 0.3", [0.22, 0.25, 0.3], [0.21, 0.31, double.NaN] },
        { Criterion.Near(34.1, 0.1), "34.1 ± 0.1", [34.05, 34.15], [33.9, 34.3, double.NaN] },
        { Criterion.AtMost(1e-12), "≤ 1e-12", [0], [1e-11] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Meets_and_misses(Criterion criterion, string text, double[] meet, double[] miss)
    {
        Assert.Equal(text, criterion.ToString());
        Assert.All(meet, x => Assert.True(criterion.IsMet(x)));
        Assert.All(miss, x => Assert.False(criterion.IsMet(x)));
    }

    [Fact]
    public void Text_does_not_follow_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            Assert.Equal("≥ 0.5", Criterion.AtLeast(0.5).ToString());
            Assert.Contains("ours 0.25 ", Report.Result("A", 1, 0.25, 0.5, Criterion.AtLeast(0.5)).ToString());
        }
        finally { CultureInfo.CurrentCulture = before; }
    }

    [Fact]
    public void An_impossible_interval_is_refused()
    {
        Assert.Contains("above the upper bound 0.2", Assert.Throws<ArgumentException>(() => Criterion.Within(0.3, 0.2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Criterion.Near(1, -0.1));
    }
}
