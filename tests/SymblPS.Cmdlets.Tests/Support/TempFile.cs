namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>A temporary file.</summary>
internal sealed class TempFile : IDisposable
{
    public TempFile(long length, string extension = ".wav")
        : this(extension)
    {
        using var stream = File.Create(Path);
        stream.SetLength(length);
    }

    public TempFile(string content, string extension)
        : this(extension) => File.WriteAllText(Path, content);

    public TempFile(byte[] content, string extension)
        : this(extension) => File.WriteAllBytes(Path, content);

    private TempFile(string extension) => Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "symblps-" + Guid.NewGuid().ToString("N") + extension);

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
