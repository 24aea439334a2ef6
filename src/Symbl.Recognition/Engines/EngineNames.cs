namespace Symbl.Recognition.Engines;

/// <summary>Names of the engines that come with this project.</summary>
internal static class EngineNames
{
    public const string AcousticActivity = "acoustic";
    public const string AcousticVoices = "acoustic";
    public const string ChannelActivity = "channel-activity";
    public const string WaveLabels = "wave-labels";
    public const string Turns = "turns";
    public const string Sentences = "sentences";
}
