#if DOUBLE
using Unrolled.Numerics;
using Unrolled.Training;

namespace Unrolled.Tests.Layers;

[Collection(nameof(Workers))]
public class LayerGradientTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Reports => new(from subject in LayerSubjects.Reports from report in subject.Value select (subject.Key, report.Size));

    [Theory, MemberData(nameof(Reports))]
    public void Backward_agrees_with_central_differences(string subject, string size)
    {
        var report = LayerSubjects.Reports[subject].Single(r => r.Size == size).Report();
        output.WriteLine(report.ToString());
        report.Verify();
    }
}
#endif
