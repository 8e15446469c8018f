using System.Text;

namespace Unrolled.Notebooks;

/// <summary>What a cell prints on both streams, in order: sent a line at a time, or sooner when something else is said.</summary>
internal sealed class ConsoleText(EventPipe pipe)
{
    private const int Most = 4096;

    private readonly StringBuilder _text = new();
    private string _stream = "";

    internal void Append(string stream, ReadOnlySpan<char> text)
    {
        lock (_text)
        {
            if (stream != _stream) Flush();
            _stream = stream;
            _text.Append(text);
            if (_text.Length >= Most || text.EndsWith("\n")) Flush();
        }
    }

    internal void Flush()
    {
        lock (_text)
        {
            if (_text.Length == 0) return;
            pipe.Send(new KernelEvent.Stream(_stream, _text.ToString()));
            _text.Clear();
        }
    }
}

/// <summary>A console stream whose text becomes events.</summary>
internal sealed class EventWriter(string name, ConsoleText console) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => console.Append(name, [value]);

    public override void Write(char[] buffer, int index, int count) => console.Append(name, buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => console.Append(name, buffer);

    public override void Write(string? value) => console.Append(name, value);

    public override void WriteLine(string? value) => console.Append(name, value + "\n");

    public override void Flush() => console.Flush();
}
