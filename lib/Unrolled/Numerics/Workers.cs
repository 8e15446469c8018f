namespace Unrolled.Numerics;

/// <summary>The threads of the engine. Work is split so that the number of threads never changes a bit of the result.</summary>
/// <remarks>
/// A helper spins for a few microseconds after its last task and then sleeps. When another thread is already using the helpers,
/// the caller does all the parts itself.
/// </remarks>
public static class Workers
{
    private static readonly Lock gate = new();
    private static Helper[] helpers = [];
    private static int threads = Default();
    private static int busy;

    /// <summary>How many threads a layer may use: the variable UNROLLED_THREADS if set, else the processors this process may use (container quotas included).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value below 1.</exception>
    public static int Threads
    {
        get => threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            threads = value;
        }
    }

    /// <summary>Multiply-adds that make a further thread worth waking. Tests set it to 1, so that small nets are split too.</summary>
    internal static long Grain { get; set; } = 1 << 20;

    /// <summary>Into how many parts to split work of so many multiply-adds, at most <paramref name="most"/>.</summary>
    internal static int Parts(long work, int most) => (int)Math.Clamp(Math.Min(work / Grain, most), 1, threads);

    /// <summary>Calls body(0) … body(parts − 1), part 0 on this thread, and returns when all are done. Allocates nothing once its helpers exist.</summary>
    internal static void Run(int parts, Action<int> body)
    {
        if (parts <= 1 || Interlocked.Exchange(ref busy, 1) == 1)
        {
            for (int part = 0; part < parts; part++) body(part);
            return;
        }
        try
        {
            Grow(parts - 1);
            for (int i = 1; i < parts; i++) helpers[i - 1].Start(body, i);
            Exception? first = Try(body, 0);
            for (int i = 1; i < parts; i++) first = helpers[i - 1].Join() ?? first;
            if (first is not null) throw new InvalidOperationException($"A worker failed: {first.Message}", first);
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    /// <summary>Part <paramref name="part"/> of <paramref name="parts"/> nearly equal parts of 0 … count.</summary>
    internal static (int From, int To) Range(int count, int part, int parts) => ((int)((long)count * part / parts), (int)((long)count * (part + 1) / parts));

    private static int Default()
    {
        string? asked = Environment.GetEnvironmentVariable("UNROLLED_THREADS");
        if (string.IsNullOrWhiteSpace(asked)) return Math.Max(1, Environment.ProcessorCount);
        return int.TryParse(asked, out int n) && n >= 1
            ? n
            : throw new InvalidOperationException($"UNROLLED_THREADS should be a whole number from 1, but is '{asked}'. Unset it to use every processor.");
    }

    private static void Grow(int count)
    {
        lock (gate)
            if (helpers.Length < count) helpers = [.. helpers, .. Enumerable.Range(helpers.Length, count - helpers.Length).Select(_ => new Helper())];
    }

    private static Exception? Try(Action<int> body, int part)
    {
        try
        {
            body(part);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private sealed class Helper
    {
        private readonly Lock wake = new();
        private readonly SemaphoreSlim sleep = new(0);
        private Action<int>? body;
        private int part;
        private Exception? failure;
        private volatile int state;                                      // 0 idle, 1 has work, 2 done
        private bool asleep;

        public Helper() => new Thread(Loop) { IsBackground = true, Name = "Unrolled worker" }.Start();

        public void Start(Action<int> work, int index)
        {
            (body, part, failure) = (work, index, null);
            lock (wake)
            {
                state = 1;
                if (!asleep) return;
                asleep = false;
            }
            sleep.Release();
        }

        public Exception? Join()
        {
            var spin = new SpinWait();
            while (state != 2) spin.SpinOnce(sleep1Threshold: -1);
            state = 0;
            return failure;
        }

        private void Loop()
        {
            while (true)
            {
                for (int i = 0; i < 2000 && state != 1; i++) Thread.SpinWait(8);
                if (state != 1 && FallAsleep()) sleep.Wait();
                failure = Try(body!, part);
                state = 2;
            }
        }

        private bool FallAsleep()
        {
            lock (wake) return asleep = state != 1;
        }
    }
}
