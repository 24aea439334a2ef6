namespace Symbl.Recognition.Tests;

/// <summary>A folder of its own for one test, removed with everything in it.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder() => Root = Directory.CreateTempSubdirectory("symbl-recognition-").FullName;

    public string Root { get; }

    /// <summary>A folder for decoded copies, to be found empty afterwards.</summary>
    public string Work => Path.Combine(Root, "work");

    public string this[string name] => Path.Combine(Root, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
