using System.Text;

namespace SymblPS.Client.LanguageModel;

/// <summary>
/// Reads server-sent events (WHATWG HTML, 9.2) from a stream that arrives in parts of any size. It supports lines that end in CR, LF or
/// both, comments, data of several lines, and a byte order mark. It also returns an event at the end of the stream that has no empty line
/// after it.
/// </summary>
internal sealed class ServerSentEvents(Stream source)
{
    private const int LongestLine = 16 * 1024 * 1024;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly MemoryStream _line = new();
    private readonly StringBuilder _data = new();
    private int _at;
    private int _end;
    private bool _hasData;
    private bool _afterReturn;
    private bool _first = true;
    private string _event = string.Empty;

    /// <summary>Returns the next event; <see langword="null"/> at the end.</summary>
    /// <exception cref="InvalidDataException">A line exceeds the maximum length.</exception>
    public async Task<ServerSentEvent?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (TryLine(out var line))
            {
                if (line.Length > 0) Take(line);
                else if (Dispatch() is { } complete) return complete;
            }

            _at = 0;
            _end = await source.ReadAsync(_buffer, 0, _buffer.Length, cancellationToken).ConfigureAwait(false);
            if (_end > 0) continue;
            if (_line.Length > 0) Take(EndLine());
            return Dispatch();
        }
    }

    private bool TryLine(out string line)
    {
        // Skip the LF after a CR that has already ended a line.
        if (_afterReturn && _at < _end)
        {
            if (_buffer[_at] == (byte)'\n') _at++;
            _afterReturn = false;
        }

        var rest = _buffer.AsSpan(_at, _end - _at);
        var length = rest.IndexOfAny((byte)'\r', (byte)'\n');
        _line.Write(_buffer, _at, length < 0 ? rest.Length : length);
        if (_line.Length > LongestLine) throw new InvalidDataException("A line of the event stream is longer than 16 MB.");
        if (length < 0)
        {
            _at = _end;
            line = string.Empty;
            return false;
        }

        _afterReturn = rest[length] == (byte)'\r';
        _at += length + 1;
        line = EndLine();
        return true;
    }

    private string EndLine()
    {
        // Decode whole lines only: a part can end in the middle of a character.
        var line = Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length);
        _line.SetLength(0);
        if (_first && line.Length > 0 && line[0] == '\uFEFF') line = line.Substring(1);
        _first = false;
        return line;
    }

    private void Take(string line)
    {
        var colon = line.IndexOf(':');
        if (colon == 0) return;
        var field = colon < 0 ? line : line.Substring(0, colon);
        var value = colon < 0 ? string.Empty : line.Substring(colon + 1);
        if (value.Length > 0 && value[0] == ' ') value = value.Substring(1);
        switch (field)
        {
            case "data":
                if (_hasData) _data.Append('\n');
                _data.Append(value);
                _hasData = true;
                break;
            case "event":
                _event = value;
                break;
        }
    }

    private ServerSentEvent? Dispatch()
    {
        ServerSentEvent? complete = _hasData ? new ServerSentEvent(_event, _data.ToString()) : null;
        _data.Clear();
        (_hasData, _event) = (false, string.Empty);
        return complete;
    }
}

/// <summary>An event.</summary>
/// <param name="Kind">Type of the event; empty if the server does not specify it.</param>
/// <param name="Data">Data of the event, with lines joined by LF.</param>
internal sealed record ServerSentEvent(string Kind, string Data);
