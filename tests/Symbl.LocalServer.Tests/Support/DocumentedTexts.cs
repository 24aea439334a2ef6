namespace Symbl.LocalServer.Tests.Support;

/// <summary>Texts of the service that clients show or look for; written out here so that a change of the server's own is noticed.</summary>
internal static class DocumentedTexts
{
    public const string SpeakerCount =
        "diarizationSpeakerCount must be greater than zero and needs to be passed to accurately determine unique speakers in the audio";
}
