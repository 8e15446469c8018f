using System.Text;

namespace Unrolled.Notebooks;

/// <summary>Writes whole files or nothing: to a temporary file beside the target, flushed, then renamed over it.</summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8. On failure the old file stands and no temporary file is left.</summary>
    /// <exception cref="NotebookException">The folder is missing or read-only, or the disk is full.</exception>
    public static void Write(string path, string text) => Write(path, Utf8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public static void Write(string path, byte[] bytes)
    {
        var target = Path.GetFullPath(path);
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw NotWritable(path, e);
        }
    }

    /// <summary>Makes sure that a folder exists and takes files, by writing and removing a small one.</summary>
    /// <exception cref="NotebookException">The folder cannot be made or written to.</exception>
    public static void RequireFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(folder, e);
        }
        var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
        Write(probe, "\n");
        Discard(probe);
    }

    private static NotebookException NotWritable(string path, Exception e) => NotebookException.At(
        NotebookFault.NotWritable, path, "a folder that takes files", e.Message.TrimEnd('.'),
        "Nothing was written. Free some space, or choose a folder you may write to.", e);

    private static void Discard(string path)
    {
        try { File.Delete(path); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { /* the first error is the one to tell */ }
    }
}
