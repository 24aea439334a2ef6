using Symbl.Recognition.Decoding;
using Symbl.Recognition.Engines;

namespace Symbl.Recognition;

/// <summary>The engines of a recording processor, and its limits.</summary>
public sealed record RecordingProcessorSettings
{
    /// <summary>Settings for opening and decoding recordings.</summary>
    public DecodingSettings Decoding { get; init; } = new();

    /// <summary>The available engines.</summary>
    public RecognitionEngines Engines { get; init; } = RecognitionEngines.WithBuiltIn();

    /// <summary>Engine that finds speech if all speech belongs to one speaker.</summary>
    public string VoiceActivity { get; init; } = EngineNames.AcousticActivity;

    /// <summary>Engine that distinguishes speakers by voice.</summary>
    public string Diarizer { get; init; } = EngineNames.AcousticVoices;

    /// <summary>Engine that finds who speaks if each speaker has a channel.</summary>
    public string ChannelDiarizer { get; init; } = EngineNames.ChannelActivity;

    /// <summary>Engines that recognize words, best first. The first engine that has words for a recording gives all of them.</summary>
    public IReadOnlyList<string> Recognizers { get; init; } = [EngineNames.WaveLabels];

    /// <summary>Whether to measure the voice prints of speakers, so that another part of a conversation can be compared with this one.</summary>
    public bool VoicePrints { get; init; } = true;

    /// <summary>Engine that assigns words to speakers.</summary>
    public string WordAssigner { get; init; } = EngineNames.Turns;

    /// <summary>Engine that builds messages.</summary>
    public string MessageBuilder { get; init; } = EngineNames.Sentences;
}
