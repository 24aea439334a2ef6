using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SymblPS.Client.Json;

/// <summary>
/// Reads the elements of a JSON array one at a time while the answer is still arriving. The array is the whole answer, or a named member of
/// an object that may have others around it. Memory holds one part of the answer, and at least one element.
/// </summary>
/// <remarks>
/// Every byte is looked at twice, whatever the size of the parts it arrives in: once to find where an element ends, once to read the element.
/// </remarks>
internal sealed class WrappedArrayReader<T>(Stream source, string member, JsonTypeInfo<T> type) where T : class
{
    private const int InitialSize = 64 * 1024;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private byte[] _buffer = new byte[InitialSize];
    private JsonReaderState _state;
    private Place _place = Place.Start;
    private bool _last;

    // The buffer holds the bytes up to _end; those before _scanned are known to the reader's state, those before _keep are used up.
    private int _end;
    private int _scanned;
    private int _keep;
    private int _elementDepth;

    private enum Place
    {
        /// <summary>Before the first token.</summary>
        Start,

        /// <summary>Among the members of the wrapper.</summary>
        Wrapper,

        /// <summary>After the name of the member wanted.</summary>
        Value,

        /// <summary>Between the elements.</summary>
        Array,

        /// <summary>Inside an element.</summary>
        Element,

        /// <summary>After the array.</summary>
        Rest,
    }

    /// <summary>The first part of the answer, for messages about what came instead of JSON.</summary>
    public ReadOnlyMemory<byte> Beginning => _buffer.AsMemory(0, _end);

    /// <summary>The elements, each as soon as it is complete. Elements that are not objects are left out.</summary>
    /// <exception cref="JsonException">The answer is not JSON, is cut off, or is neither an array nor an object. What came before was given.</exception>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            while (TryNext(out var element))
            {
                if (element is not null) yield return element;
            }

            if (_last) break;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_keep > 0)
        {
            Buffer.BlockCopy(_buffer, _keep, _buffer, 0, _end - _keep);
            _end -= _keep;
            _scanned -= _keep;
            _keep = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = await source.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        _end += count;
        _last = count == 0;
    }

    /// <summary>Goes on to the end of the next element; <see langword="false"/> when more bytes are needed or there are no more.</summary>
    private bool TryNext(out T? element)
    {
        element = null;
        if (_place == Place.Start && _scanned == 0)
        {
            if (_end < ByteOrderMark.Length && !_last) return false;
            if (_buffer.AsSpan(0, _end).StartsWith(ByteOrderMark)) _scanned = ByteOrderMark.Length;
        }

        var from = _scanned;
        var reader = new Utf8JsonReader(_buffer.AsSpan(from, _end - from), _last, _state);
        var elementStart = _place == Place.Element ? _keep : -1;
        var found = false;
        while (!found && reader.Read())
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
                case Place.Wrapper when reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(member):
                    _place = Place.Value;
                    break;
                case Place.Value:
                    // Null and {} mean the same as an empty list.
                    _place = reader.TokenType == JsonTokenType.StartArray ? Place.Array : Place.Rest;
                    break;
                case Place.Array when reader.TokenType == JsonTokenType.EndArray:
                    _place = Place.Rest;
                    break;
                case Place.Array when reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray:
                    elementStart = from + (int)reader.TokenStartIndex;
                    _elementDepth = reader.CurrentDepth;
                    _place = Place.Element;
                    break;
                case Place.Element when reader.CurrentDepth == _elementDepth
                    && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray:
                    found = true;
                    break;
            }
        }

        _state = reader.CurrentState;
        _scanned = from + (int)reader.BytesConsumed;
        if (!found)
        {
            _keep = _place == Place.Element ? elementStart : _scanned;
            return false;
        }

        _place = Place.Array;
        _keep = _scanned;
        if (_buffer[elementStart] == (byte)'{') element = JsonSerializer.Deserialize(_buffer.AsSpan(elementStart, _scanned - elementStart), type);
        return true;
    }
}
