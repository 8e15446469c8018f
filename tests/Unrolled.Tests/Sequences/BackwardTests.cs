#if DOUBLE
using Unrolled.Numerics;
using Unrolled.Tests.Cells;

namespace Unrolled.Tests.Sequences;

[Collection(nameof(Workers))]
public class BackwardTests
{
    public static TheoryData<string, string> Checks => new(from subject in BackwardChecks.Subjects from check in BackwardChecks.Of(subject) select (subject, check.Name));

    [Theory, MemberData(nameof(Checks))]
    public void Backward_holds(string subject, string check) => BackwardChecks.Of(subject).Single(c => c.Name == check).Run();

    [Fact]
    public void Every_cell_is_listed_and_found() => Assert.Equal(CellChecks.All.Keys, BackwardChecks.Cells.Keys);
}
#endif
