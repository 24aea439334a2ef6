using Symbl.Domain.Recordings;
using Symbl.Speech.Audio;
using Symbl.Speech.Voices;
using Xunit;

namespace Symbl.Recognition.Tests.Speakers;

/// <summary>Speakers that diarization distinguishes get voice prints.</summary>
public sealed class SpeakerVoicesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_parts_of_a_call_with_one_person_per_channel_have_the_same_voices()
    {
        var channels = new ProcessingOptions { SeparateChannels = true };
        var first = Prints(await ProcessAsync(TestAudio.Call(0, 30), channels));
        var second = Prints(await ProcessAsync(TestAudio.Call(30, 30), channels));
        var matches = VoiceMatching.Match([.. second.Values], [.. first.Values.Select(print => (IReadOnlyList<VoicePrint>)[print!])]);

        Assert.Equal(2, first.Count);
        Assert.Equal(second.Keys, matches.Select(match => first.Keys.ElementAt(match.Known!.Value)));
    }

    [Fact]
    public async Task One_stated_speaker_has_a_print()
    {
        var result = await ProcessAsync(TestAudio.OnePerson(), new ProcessingOptions { Diarize = true, SpeakerCount = 1 });

        Assert.NotNull(Assert.Single(Prints(result)).Value);
    }

    [Fact]
    public async Task Speech_that_no_diarization_distinguished_has_no_print() =>
        Assert.Null(Assert.Single((await ProcessAsync(TestAudio.OnePerson(), new ProcessingOptions())).Speakers).Voice);

    [Fact]
    public async Task Without_the_setting_there_are_no_prints()
    {
        var options = new ProcessingOptions { SeparateChannels = true };
        var result = await ProcessAsync(TestAudio.Call(0, 30), options, new RecordingProcessorSettings { VoicePrints = false });

        Assert.Equal(2, result.Speakers.Count);
        Assert.All(result.Speakers, speaker => Assert.Null(speaker.Voice));
    }

    private static Dictionary<string, VoicePrint?> Prints(ProcessedRecording recording) =>
        recording.Speakers.ToDictionary(speaker => speaker.Name, speaker => VoicePrint.FromBytes(speaker.Voice!.Value.Span));

    private Task<ProcessedRecording> ProcessAsync(AudioBuffer audio, ProcessingOptions options, RecordingProcessorSettings? settings = null)
    {
        WaveWriter.Write(_folder["call.wav"], audio);
        return new RecordingProcessor(_folder.Work, settings).ProcessAsync(
            new RecordingInput(_folder["call.wav"], "call.wav", null, options), null, TestContext.Current.CancellationToken);
    }
}
