using Unrolled.Cells;
using Unrolled.Numerics;
using Unrolled.Sequences;
using Unrolled.Tests.Sequences;
using Unrolled.Training;

namespace Unrolled.Tests.Training;

[Collection(nameof(Workers))]
public class TrainingAllocationTests
{
    public static TheoryData<string> Optimizers => [.. OptimizerHash.All.Keys];

    [Theory, MemberData(nameof(Optimizers))]
    public void A_step_and_clipping_allocate_nothing_on_one_thread_and_on_two(string name)
    {
        var parameters = OptimizerHash.Parameters(1);
        OptimizerHash.Gradients(parameters, new Random64(2));
        var optimizer = OptimizerHash.All[name](parameters);
        foreach (int threads in new[] { 1, 2 })
            Split(threads, () => Nothing(() =>
            {
                Clip.ByNorm(parameters, 20);
                Clip.ByValue(parameters, 0.9);
                optimizer.Step();
            }));
    }

    [Fact]
    public void An_update_of_the_trainer_allocates_nothing_with_everything_switched_on()
    {
        var net = new Net<Lstm>(7, 21, 5, 3);
        var (x, y) = Net<Lstm>.Random(new Batch(12, 9), 7, 5, 1);
        var trainer = new Trainer(new AdamW(1e-3, net.Parameters))
        {
            ClipNorm = 1, Schedule = new CosineDecay(1e-3, 100_000, warmUp: 10), ReportEvery = 3, Tokens = () => 108,
            Validate = () => 1 + net.Parameters[0].Values[0], ValidateEvery = 5, Patience = 1000,
        };
        double heard = 0;
        trainer.Progress += p => heard += p.Loss;
        trainer.Every(7, () => heard++);
        var marks = new List<long>(2000);
        Func<double> lossAndGradients = () =>
        {
            if (trainer.Steps % 50 == 0) marks.Add(GC.GetTotalAllocatedBytes(true));
            return net.LossAndGradients(x, y);
        };
        trainer.Run(600, lossAndGradients);
        Assert.True(heard > 0);
        Assert.Contains(0, marks.Zip(marks.Skip(1), (before, after) => after - before));      // 50 updates in a row without a byte
    }

    private static void Split(int threads, Action action)
    {
        var (threadsBefore, grain) = (Workers.Threads, Workers.Grain);
        try
        {
            (Workers.Threads, Workers.Grain) = (threads, 1);
            action();
        }
        finally
        {
            (Workers.Threads, Workers.Grain) = (threadsBefore, grain);
        }
    }

    private static void Nothing(Action action)
    {
        for (int warm = 0; warm < 100; warm++) action();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)              // background work of the runtime may allocate beside us
        {
            long before = GC.GetTotalAllocatedBytes(true);
            for (int step = 0; step < 10; step++) action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(true) - before);
        }
        Assert.Equal(0, least);
    }
}
