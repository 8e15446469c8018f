namespace Unrolled.Safetensors;

/// <summary>Writes whole files or nothing: whoever reads the path finds the old file or the new one, whenever the writer is killed.</summary>
internal static class WholeFile
{
    /// <summary>Writes to a temporary file beside the target, flushes it to the disk and renames it. What an interrupted writer left is overwritten.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path), temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".{Path.GetFileName(target)}.tmp");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            try
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            catch
            {
                stream.Dispose();
                File.Delete(temporary);
                throw;
            }
        File.Move(temporary, target, overwrite: true);
    }
}
