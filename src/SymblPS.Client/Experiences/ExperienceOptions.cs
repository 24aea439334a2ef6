using System.Text.Json;

namespace SymblPS.Client.Experiences;

/// <summary>Options of a page. The client omits members without a value.</summary>
public sealed record ExperienceOptions
{
    /// <summary>Kind of page.</summary>
    public SymblExperienceKind Kind { get; init; }

    /// <summary>
    /// Address of the recording, for audio and video pages. For an audio page, it is the address that the recording was submitted with.
    /// </summary>
    public Uri? MediaUri { get; init; }

    /// <summary>Address of a logo.</summary>
    public Uri? Logo { get; init; }

    /// <summary>Address of the icon for the browser.</summary>
    public Uri? Favicon { get; init; }

    /// <summary>Background color as a CSS value, such as <c>#0a2136</c>.</summary>
    public string? BackgroundColor { get; init; }

    /// <summary>Color of the topic filter as a CSS value.</summary>
    public string? TopicColor { get; init; }

    /// <summary>Color of the insight filter as a CSS value.</summary>
    public string? InsightColor { get; init; }

    /// <summary>Font family from Google Fonts.</summary>
    public string? Font { get; init; }

    /// <summary>Lifetime of the address; zero for no limit; <see langword="null"/> uses the default of the service, 30 days.</summary>
    public TimeSpan? UrlLife { get; init; }

    /// <summary>Whether the page is read-only.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether the page uses the domain of the account; not for audio pages.</summary>
    public bool CustomDomain { get; init; }

    /// <summary>Throws an exception for values that the service would refuse.</summary>
    /// <exception cref="ArgumentException">A member is invalid; the message names it.</exception>
    public void Validate()
    {
        if (Kind == SymblExperienceKind.Text && MediaUri is not null)
            throw Refuse(nameof(MediaUri), "is valid for audio and video pages only.");
        if (Kind != SymblExperienceKind.Text && MediaUri is null)
            throw Refuse(nameof(MediaUri), "is required for audio and video pages: the address of the recording.");
        foreach (var (member, uri) in new[] { (nameof(MediaUri), MediaUri), (nameof(Logo), Logo), (nameof(Favicon), Favicon) })
        {
            if (uri is not null && !(uri.IsAbsoluteUri && uri.Scheme is "http" or "https"))
                throw Refuse(member, "must be an absolute http or https address.");
        }

        if (UrlLife < TimeSpan.Zero) throw Refuse(nameof(UrlLife), "cannot be negative.");
        if (CustomDomain && Kind == SymblExperienceKind.Audio) throw Refuse(nameof(CustomDomain), "is not supported for audio pages.");
    }

    /// <summary>Name of the kind in requests.</summary>
    internal string Name => Kind switch
    {
        SymblExperienceKind.Audio => "audio-summary",
        SymblExperienceKind.Video => "video-summary",
        _ => "verbose-text-summary",
    };

    /// <summary>Writes the body of a request (schema ExperienceRequest).</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        if (MediaUri is not null) writer.WriteString(Kind == SymblExperienceKind.Video ? "videoUrl" : "audioUrl", MediaUri.AbsoluteUri);
        WriteText(writer, "logo", Logo?.AbsoluteUri);
        WriteText(writer, "favicon", Favicon?.AbsoluteUri);
        if ((BackgroundColor ?? TopicColor ?? InsightColor) is not null)
        {
            writer.WriteStartObject("color");
            WriteText(writer, "background", BackgroundColor);
            WriteText(writer, "topicsFilter", TopicColor);
            WriteText(writer, "insightsFilter", InsightColor);
            writer.WriteEndObject();
        }

        if (Font is not null)
        {
            writer.WriteStartObject("font");
            WriteText(writer, "family", Font);
            writer.WriteEndObject();
        }

        if (UrlLife is { } life) writer.WriteNumber("summaryURLExpiresIn", (long)Math.Ceiling(life.TotalSeconds));
        if (ReadOnly) writer.WriteBoolean("readOnly", true);
        if (CustomDomain) writer.WriteBoolean("enableCustomDomain", true);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) writer.WriteString(name, value);
    }

    private static ArgumentException Refuse(string member, string why) => new($"{member} {why}", member);
}
