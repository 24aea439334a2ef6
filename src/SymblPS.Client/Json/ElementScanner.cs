using System.Runtime.CompilerServices;

namespace SymblPS.Client.Json;

/// <summary>
/// Finds where a JSON value that begins with <c>{</c>, <c>[</c> or <c>"</c> ends, in bytes that arrive in parts of any size. Only brackets
/// and
/// strings matter for that; whether the value is sound is for its parser to say.
/// </summary>
internal struct ElementScanner
{
    private int _depth;
    private bool _inString;
    private bool _escaped;

    /// <summary>Goes on through the next bytes.</summary>
    /// <param name="bytes">The bytes after the ones seen already; the first ones begin the value.</param>
    /// <returns>How many of them belong to the value, when it ends among them; otherwise -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindEnd(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (_escaped)
            {
                _escaped = false;
                at++;
                continue;
            }

            if (_inString)
            {
                var special = bytes.Slice(at).IndexOfAny((byte)'"', (byte)'\\');
                if (special < 0) return -1;
                at += special + 1;
                if (bytes[at - 1] == (byte)'\\') _escaped = true;
                else _inString = false;
                if (!_inString && _depth == 0) return at;
                continue;
            }

            switch (bytes[at++])
            {
                case (byte)'"':
                    _inString = true;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--_depth == 0) return at;
                    break;
            }
        }

        return -1;
    }
}
