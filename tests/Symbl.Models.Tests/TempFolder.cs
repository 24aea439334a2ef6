using System.Security.Cryptography;
using Symbl.Models.Installation;
using Symbl.Models.Store;

namespace Symbl.Models.Tests;

/// <summary>A folder of models that ends with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"symbl-models-{Guid.NewGuid():N}");

    public ModelStore Store => new(Path.Combine(Root, "models"));

    /// <summary>Names of the files of the models' folder.</summary>
    public IEnumerable<string> Files => Directory.Exists(Store.Folder) ? Directory.EnumerateFiles(Store.Folder).Select(path => Path.GetFileName(path)!).Order() : [];

    public ModelInstaller Installer(InstallSeams? seams = null) => new(Store, seams ?? new InstallSeams { Pause = TimeSpan.Zero });

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
