using Symbl.Recognition.Voices;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary><c>/local/diarizer</c>: the engine of this server that distinguishes speakers by voice.</summary>
internal sealed class DiarizerEndpoints(VoiceSelection selection) : SelectionEndpoints("/local/diarizer", "diarizer")
{
    /// <summary>Describes the diarizer.</summary>
    public static EngineInfo Describe(VoiceSelection selection) => OrReason(
        selection.IsDiarizerChosen, source => EngineInfo.Of(selection.DescribeDiarizer(), source));

    protected override EngineInfo Describe() => Describe(selection);

    protected override void Choose(string? text) => selection.ChooseDiarizer(text);
}

/// <summary><c>/local/voice-activity</c>: the engine of this server that finds speech.</summary>
internal sealed class VoiceActivityEndpoints(VoiceSelection selection) : SelectionEndpoints("/local/voice-activity", "voiceActivity")
{
    /// <summary>Describes the voice activity engine.</summary>
    public static EngineInfo Describe(VoiceSelection selection) => OrReason(
        selection.IsActivityChosen, source => EngineInfo.Of(selection.DescribeActivity(), source));

    protected override EngineInfo Describe() => Describe(selection);

    protected override void Choose(string? text) => selection.ChooseActivity(text);
}
