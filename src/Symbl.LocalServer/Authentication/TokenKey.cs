using System.Security.Cryptography;
using Symbl.Platform.Files;

namespace Symbl.LocalServer.Authentication;

/// <summary>The key that signs tokens. A file stores it, so tokens stay valid after a restart.</summary>
internal static class TokenKey
{
    private const int Bytes = 32;

    public static byte[] LoadOrCreate(string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: Bytes } stored)
        {
            PrivateFile.Restrict(path);
            return stored;
        }

        var fresh = RandomNumberGenerator.GetBytes(Bytes);
        PrivateFile.WriteAtomically(path, fresh);
        return fresh;
    }
}
