using System.Text;

namespace Unrolled.Notebooks;

/// <summary>The beginning of what a process says on its own standard error, where the runtime tells why it dies; the rest is drained.</summary>
internal sealed class StandardError
{
    private const int Most = 1 << 16;

    private readonly MemoryStream _head = new();
    private readonly Task _reading;

    internal StandardError(Stream stream) => _reading = ReadAsync(stream);

    /// <summary>What was said by the end of the stream, or after <paramref name="grace"/> if something holds it open.</summary>
    internal async Task<string> HeadAsync(TimeSpan grace)
    {
        await Task.WhenAny(_reading, Task.Delay(grace));
        lock (_head) return Encoding.UTF8.GetString(_head.ToArray());
    }

    private async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var read)
                lock (_head)
                    _head.Write(buffer, 0, Math.Min(read, Most - (int)_head.Length));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException) { /* closed under us: nothing more to hear */ }
    }
}
