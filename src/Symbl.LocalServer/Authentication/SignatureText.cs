using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Symbl.LocalServer.Authentication;

/// <summary>Compares signatures in the base64url alphabet.</summary>
internal static class SignatureText
{
    /// <summary>
    /// Returns whether a text is the one encoding of a signature: without padding, white space or unused bits. No text causes an exception,
    /// and the comparison takes the same time for every text of the same length.
    /// </summary>
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<byte> signature)
    {
        Span<char> expected = stackalloc char[Base64Url.GetEncodedLength(HMACSHA512.HashSizeInBytes)];
        if (!Base64Url.TryEncodeToChars(signature, expected, out var length) || text.Length != length)
            return false;
        return CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(text),
            MemoryMarshal.AsBytes((ReadOnlySpan<char>)expected[..length]));
    }
}
