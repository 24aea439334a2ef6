using System.Runtime.CompilerServices;

namespace SymblPS.Client.Json;

/// <summary>
/// Finds the end of a JSON value that begins with <c>{</c>, <c>[</c> or <c>"</c>, in bytes that arrive in parts of any size. The scanner
/// looks at brackets and strings only; the parser of the value validates it.
/// </summary>
internal struct ElementScanner
{
    private int _depth;
    private bool _inString;
    private bool _escaped;

    /// <summary>Scans the next bytes.</summary>
    /// <param name="bytes">The next unseen bytes; the first call starts at the first byte of the value.</param>
    /// <returns>Number of the bytes that belong to the value if the value ends in them; otherwise -1.</returns>
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
