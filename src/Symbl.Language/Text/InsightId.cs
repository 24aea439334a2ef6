using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Symbl.Domain.Conversations;

namespace Symbl.Language.Text;

/// <summary>
/// Ids of what the rules find. Nothing of it is stored, so an id is a function of what it names: the same find of the same conversation
/// has the same id tomorrow, after a restart and on another machine.
/// </summary>
internal static class InsightId
{
    // Sixteen digits, and below 2^53, where the numbers of JavaScript are still exact.
    private const ulong Least = 1_000_000_000_000_000;
    private const ulong Count = 8_000_000_000_000_000;

    /// <summary>The 16-digit id of a find.</summary>
    /// <param name="conversation">The conversation it belongs to.</param>
    /// <param name="kind">What it is, such as <c>question</c>; finds of different kinds never share an id by having the same parts.</param>
    /// <param name="parts">What tells it apart from others of its kind: ids of messages, its text.</param>
    public static string Of(long conversation, string kind, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(NumericId.Text(conversation)).Append('\n').Append(kind);
        foreach (var part in parts)
            text.Append('\n').Append(part);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return NumericId.Text((long)(Least + BinaryPrimitives.ReadUInt64BigEndian(hash) % Count));
    }
}
