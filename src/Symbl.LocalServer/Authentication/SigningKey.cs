using System.Security.Cryptography;

namespace Symbl.LocalServer.Authentication;

/// <summary>The key of this data folder, and keys for single purposes made from it: what is signed for one is nothing for another.</summary>
internal sealed class SigningKey(byte[] key)
{
    /// <summary>Signs access tokens.</summary>
    public byte[] Tokens { get; } = key;

    /// <summary>Signs the addresses of pages.</summary>
    public byte[] Pages { get; } = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, key.Length, info: "symbl-local pages"u8.ToArray());
}
