using System.Text;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Model;

/// <summary>A conversation as text for a model: one line for each turn, with the name of the speaker.</summary>
internal sealed class SpokenText
{
    /// <summary>Fewest words that the service supports.</summary>
    public const int FewestWords = 50;

    private static readonly char[] Space = [' ', '\t', '\r', '\n'];
    private readonly StringBuilder _text = new();
    private string? _speaker;
    private bool _mixed;

    /// <summary>Number of words without the names of the speakers.</summary>
    public int Words { get; private set; }

    /// <summary>Whether the text is empty.</summary>
    public bool IsEmpty => Words == 0;

    /// <summary>The conversation of the whole text; <see langword="null"/> if it belongs to no conversation or to several.</summary>
    public string? ConversationId { get; private set; }

    /// <summary>The conversation that an object refers to; <see langword="null"/> for an object with a text of its own.</summary>
    public static string? ConversationOf(PSObject? item)
    {
        if (item is null || item.BaseObject is string) return null;
        var values = new ObjectReader(item);
        return values.Text("Text") is null && values.Text("ConversationId") is { Length: > 0 } id ? id : null;
    }

    /// <summary>Adds a message.</summary>
    public void Add(SymblMessage message) => Add(message.Speaker.Name, message.Text, message.ConversationId);

    /// <summary>Adds pipeline input: a message, an object with a text, or a string.</summary>
    public void Add(PSObject? item)
    {
        switch (item?.BaseObject)
        {
            case null:
                break;
            case SymblMessage message:
                Add(message);
                break;
            case string text:
                Add(null, text, null);
                break;
            default:
                var values = new ObjectReader(item);
                Add(values.Text("Speaker"), values.Text("Text") ?? item.ToString(), values.Text("ConversationId"));
                break;
        }
    }

    /// <summary>The whole text.</summary>
    public override string ToString() => _text.ToString();

    private void Add(string? speaker, string text, string? conversationId)
    {
        var said = text.Trim();
        if (said.Length == 0) return;
        if (_text.Length == 0) ConversationId = conversationId;
        else if (ConversationId != conversationId) _mixed = true;
        if (_mixed) ConversationId = null;
        var named = !string.IsNullOrEmpty(speaker);
        if (named && speaker == _speaker) _text.Append(' ');
        else if (_text.Length > 0) _text.Append('\n');
        if (named && speaker != _speaker) _text.Append(speaker).Append(": ");
        _text.Append(said);
        _speaker = named ? speaker : null;
        Words += said.Split(Space, StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
