using Symbl.Recognition.Messages;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;

namespace Symbl.Recognition.Engines;

/// <summary>The engines of this project. The one place that registers them.</summary>
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
