using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Symbl.Domain.Conversations;

namespace Symbl.Language.Text;

/// <summary>
/// Creates the ids of results. The server stores no results, so an id is a function of the result: the same result of the same conversation
/// has the same id after a restart and on another machine.
/// </summary>
public static class InsightId
{
    // 16 digits, below 2^53: JavaScript represents these numbers exactly.
    private const ulong Least = 1_000_000_000_000_000;
    private const ulong Count = 8_000_000_000_000_000;

    /// <summary>Gets the 16-digit id of a result.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="kind">Kind of the result, such as <c>question</c>. Results of different kinds have different ids.</param>
    /// <param name="parts">Parts that identify the result among others of its kind, such as message ids and the text.</param>
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
