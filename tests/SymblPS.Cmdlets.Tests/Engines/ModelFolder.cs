using System.Security.Cryptography;
using Symbl.TestModels;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Engines;

/// <summary>A session with a folder of models of its own. The variables of the process get their values back at the end.</summary>
internal sealed class ModelFolder : IDisposable
{
    private static readonly string[] Variables = ["SYMBL_MODELS_PATH", "SYMBL_SETTINGS_PATH", "SYMBL_MODELS_MIRROR", "DOTNET_HOST_PATH"];
    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public ModelFolder()
    {
        Directory.CreateDirectory(Root);
        foreach (var name in Variables[..3]) Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("SYMBL_MODELS_PATH", Models);
        Session = new Session();
        Session.Runspace.SessionStateProxy.Path.SetLocation(Root);
    }

    public static byte[] Speech { get; } = ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(1), " hello").ToBytes();

    public Session Session { get; }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"symblps-models-{Guid.NewGuid():N}");

    public string Models => Path.Combine(Root, "models");

    public static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose()
    {
        Session.Dispose();
        foreach (var (name, value) in _before) Environment.SetEnvironmentVariable(name, value);
        Directory.Delete(Root, recursive: true);
    }
}
