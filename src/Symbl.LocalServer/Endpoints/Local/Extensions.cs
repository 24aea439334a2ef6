namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>Additions of this server that a client asks for before it uses them.</summary>
internal static class Extensions
{
    public static IReadOnlyList<string> All { get; } =
    [
        // A recording can come with its transcript.
        "transcript",

        // Diarization can detect the number of speakers.
        "detectSpeakerCount",

        // The server can detect if each channel has one speaker.
        "detectSpeakerChannels",

        // Voices can be registered, and can name the speakers of a submission. The server can have it turned off.
        "knownVoices",
    ];
}
