namespace Unrolled.Notebooks.Tests.Running;

/// <summary>A small file system of its own: it can be full or read-only even for root. Skips the test where mounting is not allowed.</summary>
internal sealed class TemporaryMount : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TemporaryMount() => Path = Directory.CreateDirectory(System.IO.Path.Combine(_folder.Path, "mount")).FullName;

    internal string Path { get; }

    internal static TemporaryMount Of(string options, bool readOnly)
    {
        var mount = new TemporaryMount();
        var may = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Hosts.Run("mount", "-t", "tmpfs", "-o", readOnly ? $"{options},ro" : options, "none", mount.Path).Code == 0;
        if (!may) mount._folder.Dispose();
        Hosts.Require(may, "right to mount a tmpfs");
        return mount;
    }

    public void Dispose()
    {
        Hosts.Run("umount", Path);
        _folder.Dispose();
    }
}
