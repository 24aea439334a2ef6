namespace SymblPS;

/// <summary>Kinds of pages that show a conversation.</summary>
public enum SymblExperienceKind
{
    /// <summary>Text with insights (<c>verbose-text-summary</c>).</summary>
    Text,

    /// <summary>Text with the audio of the recording (<c>audio-summary</c>).</summary>
    Audio,

    /// <summary>Text with the video of the recording (<c>video-summary</c>).</summary>
    Video,
}
