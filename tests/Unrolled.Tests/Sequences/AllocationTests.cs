using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Sequences;

[CollectionDefinition(nameof(Workers), DisableParallelization = true)]
public class WorkersCollection;

[Collection(nameof(Workers))]
public class AllocationTests
{
    [Fact] public void A_training_step_allocates_nothing_Elman() => Check<Elman>();
    [Fact] public void A_training_step_allocates_nothing_GruOriginal() => Check<GruOriginal>();
    [Fact] public void A_training_step_allocates_nothing_Lstm() => Check<Lstm>();
    [Fact] public void A_training_step_allocates_nothing_Peephole() => Check<PeepholeLstm>();

    private static void Check<TCell>() where TCell : ICell
    {
        var net = new Net<TCell>(7, 21, 5, 3);
        var adam = new Adam(1e-3, net.Parameters);
        var (large, small) = (Net<TCell>.Random(new Batch(12, 33), 7, 5, 1), Net<TCell>.Random(new Batch([.. Enumerable.Range(1, 33).Select(b => 1 + b % 9)]), 7, 5, 2));
        for (int warm = 0; warm < 40; warm++)                                    // the just-in-time compiler allocates while it warms up
        {
            net.Step(adam, large.X, large.Y);
            net.Step(adam, small.X, small.Y);
        }
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)              // background work of the runtime may allocate beside us
        {
            long before = GC.GetTotalAllocatedBytes(true);
            for (int step = 0; step < 10; step++)
            {
                net.Step(adam, small.X, small.Y);
                net.Step(adam, large.X, large.Y);
            }
            least = Math.Min(least, GC.GetTotalAllocatedBytes(true) - before);
        }
        Assert.Equal(0, least);
    }
}
