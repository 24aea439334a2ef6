using Symbl.Recognition.Messages;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;

namespace Symbl.Recognition.Engines;

/// <summary>Registers the engines of this project. No other class does so.</summary>
internal static class BuiltInEngines
{
    public static RecognitionEngines Register(RecognitionEngines engines) => engines
        .Add<IVoiceActivity>(EngineNames.AcousticActivity, () => new AcousticActivity())
        .Add<IDiarizer>(EngineNames.AcousticVoices, () => new VoiceDiarizer())
        .Add<IDiarizer>(EngineNames.ChannelActivity, () => new ChannelSpeakerDiarizer())
        .Add<IRecognizer>(EngineNames.WaveLabels, () => new WaveLabelRecognizer())
        .Add<IWordAssigner>(EngineNames.Turns, () => new TurnWordAssigner())
        .Add<IMessageBuilder>(EngineNames.Sentences, () => new SentenceMessageBuilder());
}
