namespace Symbl.Transcripts.Content;

/// <summary>A name with an email address: <c>Ann</c>, <c>Ann &lt;ann@example.com&gt;</c>, or only an address.</summary>
public static class PersonText
{
    /// <summary>Parses a name with an email address. An address without a name is also the name.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The text has brackets without an address, or no name.</exception>
    public static (string Name, string? Email) Parse(string text)
    {
        var value = text.Trim();
        var open = value.LastIndexOf('<');
        if (open < 0)
        {
            if (value.Length == 0) throw new ArgumentException("A speaker's name cannot be empty.");
            return value.IndexOf('@') > 0 && value.IndexOf(' ') < 0 ? (value, value) : (value, null);
        }

        var address = value.EndsWith(">", StringComparison.Ordinal) ? value.Substring(open + 1, value.Length - open - 2).Trim() : string.Empty;
        if (address.IndexOf('@') <= 0)
            throw new ArgumentException($"'{text}' is not a name with an email address. Write it as: Ann <ann@example.com>.");
        var name = value.Substring(0, open).Trim();
        return (name.Length == 0 ? address : name, address);
    }

    /// <summary>Parses the name of a speaker in a transcript. A text that is not an address remains part of the name.</summary>
    internal static (string? Name, string? Email) Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, null);
        try
        {
            return Parse(text!);
        }
        catch (ArgumentException)
        {
            return (text!.Trim(), null);
        }
    }
}
