using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SymblPS.Client.Json;

/// <summary>Parses one element from the bytes of its object.</summary>
internal delegate T? ElementParser<T>(ReadOnlySpan<byte> json) where T : class;

/// <summary>
/// Reads the elements of a JSON array one at a time while the response arrives. The array is the whole response, or a named property of an
/// object. The reader holds one part of the response, and at least one element, in memory.
/// </summary>
/// <remarks>
/// The reader looks at each byte twice, regardless of the size of the parts: once to find the end of its element, and once to parse the
/// element. <see cref="Utf8JsonReader"/> reads everything around the array.
/// </remarks>
internal sealed class WrappedArrayReader<T>(string member, ElementParser<T> parse) where T : class
{
    private const int InitialSize = 64 * 1024;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private byte[] _buffer = [];
    private JsonReaderState _state;
    private ElementScanner _scanner;
    private Place _place = Place.Start;
    private bool _last;

    // The tokens that can follow in the array: a value, a comma, its end.
    private bool _valueAllowed = true;
    private bool _endAllowed = true;

    // The buffer holds the bytes up to _end. The bytes before _scanned were scanned, and the bytes before _keep were consumed.
    private int _end;
    private int _scanned;
    private int _keep;

    private enum Place
    {
        /// <summary>Before the first token.</summary>
        Start,

        /// <summary>Among the properties of the wrapper.</summary>
        Wrapper,

        /// <summary>After the name of the requested property.</summary>
        Value,

        /// <summary>Between the elements.</summary>
        Array,

        /// <summary>Inside an element.</summary>
        Element,

        /// <summary>At the end of the array, or after it.</summary>
        Rest,
    }

    /// <summary>The first part of the response, for messages about a response that is not JSON.</summary>
    public ReadOnlyMemory<byte> Beginning => _buffer.AsMemory(0, _end);

    /// <summary>Whether the whole response was received.</summary>
    public bool Ended => _last;

    /// <summary>Receives the next part of the response. Call it after <see cref="TryRead"/> has returned <see langword="false"/>.</summary>
    public async ValueTask FillAsync(Stream source, CancellationToken cancellationToken)
    {
        MakeRoom();
        var count = await source.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        _end += count;
        _last = count == 0;
    }

    /// <summary>Receives a whole response.</summary>
    public void Fill(byte[] answer) => (_buffer, _end, _last) = (answer, answer.Length, true);

    /// <summary>
    /// Returns the next complete element; <see langword="false"/> if more of the response is needed, or, after <see cref="Ended"/>, if
    /// there are no more elements. Elements that are not objects are ignored.
    /// </summary>
    /// <exception cref="JsonException">
    /// The response is not JSON, is truncated, or is neither an array nor an object. The elements before the error were returned.
    /// </exception>
    public bool TryRead(out T? element)
    {
        element = null;
        if (_place < Place.Array) ReadWrapper();
        while (_place is Place.Array or Place.Element && TryNext())
        {
            var json = _buffer.AsSpan(_keep, _scanned - _keep);
            _keep = _scanned;
            if (json[0] == (byte)'{') element = parse(json);
            else Check(json);
            if (element is not null) return true;
        }

        if (_place == Place.Rest) ReadWrapper();
        else if (_last && _place is Place.Array or Place.Element) throw new JsonException("The list is truncated.");
        return false;
    }

    /// <summary>Moves to the end of the next element, which is the bytes from <see cref="_keep"/> to <see cref="_scanned"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryNext()
    {
        if (_place == Place.Array && !TryStart()) return false;
        var bytes = _buffer.AsSpan(0, _end);
        int length;
        if (bytes[_keep] is (byte)'{' or (byte)'[' or (byte)'"')
        {
            length = _scanner.FindEnd(bytes.Slice(_scanned));
        }
        else
        {
            // A number or a literal ends at the next delimiter, which may not have arrived yet.
            length = bytes.Slice(_scanned).IndexOfAny(", ]\t\r\n}"u8);
            if (length == 0 && _scanned == _keep) throw new JsonException("A value is missing in the list.");
        }

        _scanned = length < 0 ? _end : _scanned + length;
        if (length < 0) return false;
        (_place, _valueAllowed, _endAllowed) = (Place.Array, false, true);
        return true;
    }

    /// <summary>Moves to the start of the next element and returns whether there is one.</summary>
    private bool TryStart()
    {
        for (; _scanned < _end; _keep = ++_scanned)
        {
            switch (_buffer[_scanned])
            {
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    continue;
                case (byte)',' when !_valueAllowed:
                    (_valueAllowed, _endAllowed) = (true, false);
                    continue;
                case (byte)']' when _endAllowed:
                    // The reader of the wrapper, which has seen the start of the array only, reads the bracket.
                    _place = Place.Rest;
                    return false;
                default:
                    if (!_valueAllowed) throw new JsonException("A comma is missing in the list.");
                    (_place, _scanner) = (Place.Element, default);
                    return true;
            }
        }

        return false;
    }

    /// <summary>Reads the part before or after the array.</summary>
    private void ReadWrapper()
    {
        if (_place == Place.Start && _scanned == 0)
        {
            if (_end < ByteOrderMark.Length && !_last) return;
            if (_buffer.AsSpan(0, _end).StartsWith(ByteOrderMark)) _scanned = ByteOrderMark.Length;
        }

        var reader = new Utf8JsonReader(_buffer.AsSpan(_scanned, _end - _scanned), _last, _state);
        while (_place != Place.Array && reader.Read())
        {
            switch (_place)
            {
                case Place.Start:
                    _place = reader.TokenType switch
                    {
                        JsonTokenType.StartArray => Place.Array,
                        JsonTokenType.StartObject => Place.Wrapper,
                        JsonTokenType.Null => Place.Rest,
                        _ => throw new JsonException("Neither an object nor an array."),
                    };
                    break;
                case Place.Wrapper when reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName
                    && reader.ValueTextEquals(member):
                    _place = Place.Value;
                    break;
                case Place.Value:
                    // Null and {} mean the same as an empty list.
                    _place = reader.TokenType == JsonTokenType.StartArray ? Place.Array : Place.Rest;
                    break;
            }
        }

        _state = reader.CurrentState;
        _scanned += (int)reader.BytesConsumed;
        // Keep the beginning for error messages until the first token was consumed.
        if (_place != Place.Start) _keep = _scanned;
    }

    private static void Check(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            // The reader throws an exception if the text is not JSON.
        }
    }

    private void MakeRoom()
    {
        if (_keep > 0)
        {
            Buffer.BlockCopy(_buffer, _keep, _buffer, 0, _end - _keep);
            _end -= _keep;
            _scanned -= _keep;
            _keep = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, Math.Max(InitialSize, _buffer.Length * 2));
    }
}
