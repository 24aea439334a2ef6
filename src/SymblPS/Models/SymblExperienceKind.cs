namespace SymblPS;

/// <summary>The pages a service can show a conversation on.</summary>
public enum SymblExperienceKind
{
    /// <summary>Text with insights (<c>verbose-text-summary</c>).</summary>
    Text,

    /// <summary>Text with the recording to listen to (<c>audio-summary</c>).</summary>
    Audio,

    /// <summary>Text with the recording to watch (<c>video-summary</c>).</summary>
    Video,
}
