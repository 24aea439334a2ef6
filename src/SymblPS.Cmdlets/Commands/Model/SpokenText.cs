using System.Text;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Model;

/// <summary>A conversation as a model reads it: a line for each turn, with the speaker in front.</summary>
internal sealed class SpokenText
{
    /// <summary>Words below which the service does not promise anything.</summary>
    public const int FewestWords = 50;

    private static readonly char[] Space = [' ', '\t', '\r', '\n'];
    private readonly StringBuilder _text = new();
    private string? _speaker;
    private bool _mixed;

    /// <summary>Number of words, speakers' names not counted.</summary>
    public int Words { get; private set; }

    /// <summary>Whether nothing was said.</summary>
    public bool IsEmpty => Words == 0;

    /// <summary>The conversation all of it belongs to; <see langword="null"/> where it belongs to none, or to several.</summary>
    public string? ConversationId { get; private set; }

    /// <summary>The conversation an object stands for; <see langword="null"/> for one that is something said itself.</summary>
    public static string? ConversationOf(PSObject? item)
    {
        if (item is null || item.BaseObject is string) return null;
        var values = new ObjectReader(item);
        return values.Text("Text") is null && values.Text("ConversationId") is { Length: > 0 } id ? id : null;
    }

    /// <summary>Adds something said.</summary>
    public void Add(SymblMessage message) => Add(message.Speaker.Name, message.Text, message.ConversationId);

    /// <summary>Adds what came by the pipeline: a message, an object with a text, or a text.</summary>
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

    /// <summary>All of it.</summary>
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
