using System.Text;

namespace Unrolled.Notebooks;

/// <summary>A console stream that becomes events: a line at a time, or sooner when a cell shows something else.</summary>
internal sealed class EventWriter(string name, EventPipe pipe) : TextWriter
{
    private const int Most = 4096;

    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Append([value]);

    public override void Write(char[] buffer, int index, int count) => Append(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Append(buffer);

    public override void Write(string? value) => Append(value);

    public override void WriteLine(string? value) => Append(value + "\n");

    public override void Flush()
    {
        lock (_text)
        {
            if (_text.Length == 0) return;
            pipe.Send(new KernelEvent.Stream(name, _text.ToString()));
            _text.Clear();
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        lock (_text)
        {
            _text.Append(text);
            if (_text.Length >= Most || text.EndsWith("\n")) Flush();
        }
    }
}
