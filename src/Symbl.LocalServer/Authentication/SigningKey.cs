using System.Security.Cryptography;

namespace Symbl.LocalServer.Authentication;

/// <summary>
/// The key of this data folder and the keys derived from it. Each key serves one purpose, so a signature is valid for one purpose only.
/// </summary>
internal sealed class SigningKey(byte[] key)
{
    /// <summary>The key that signs access tokens.</summary>
    public byte[] Tokens { get; } = key;

    /// <summary>The key that signs the addresses of pages.</summary>
    public byte[] Pages { get; } = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, key.Length, info: "symbl-local pages"u8.ToArray());
}
