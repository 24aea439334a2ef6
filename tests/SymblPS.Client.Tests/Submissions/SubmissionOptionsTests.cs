using SymblPS.Client.Submissions;
using Xunit;

namespace SymblPS.Client.Tests.Submissions;

public sealed class SubmissionOptionsTests
{
    public static TheoryData<string, SubmissionOptions> Wrong => new()
    {
        { "SpeakerCount", new() { SpeakerCount = 0 } },
        { "SpeakerCount", new() { SpeakerCount = -1 } },
        { "SpeakerCount", new() { SpeakerCount = 2, Channel = ChannelMode.Separate } },
        { "ChannelSpeakers", new() { ChannelSpeakers = [new(1, "A", null)] } },
        { "ChannelSpeakers", new() { Channel = ChannelMode.Separate, ChannelSpeakers = [new(0, "A", null)] } },
        { "ChannelSpeakers", new() { Channel = ChannelMode.Separate, ChannelSpeakers = [new(1, "A", null), new(1, "B", null)] } },
        { "ChannelSpeakers", new() { Channel = ChannelMode.Separate, ChannelSpeakers = [new(1, null, "")] } },
        { "ChannelSpeakers", new() { Channel = ChannelMode.Mix, ChannelSpeakers = [new(1, "A", null)] } },
        { "DetectSpeaker", new() { DetectSpeaker = true, SpeakerCount = 2 } },
        { "DetectSpeaker", new() { DetectSpeaker = true, Channel = ChannelMode.Separate } },
        { "MinSpeaker", new() { MinSpeaker = 2 } },
        { "MaxSpeaker", new() { MaxSpeaker = 2, SpeakerCount = 2 } },
        { "KnownVoice", new() { KnownVoice = true } },
        { "KnownVoice", new() { KnownVoice = true, Channel = ChannelMode.Mix } },
        { "MinSpeaker", new() { DetectSpeaker = true, MinSpeaker = 0 } },
        { "MaxSpeaker", new() { DetectSpeaker = true, MaxSpeaker = 33 } },
        { "MinSpeaker", new() { DetectSpeaker = true, MinSpeaker = 4, MaxSpeaker = 3 } },
        { "ConfidenceThreshold", new() { ConfidenceThreshold = 0.49 } },
        { "ConfidenceThreshold", new() { ConfidenceThreshold = 1.01 } },
        { "ConfidenceThreshold", new() { ConfidenceThreshold = double.NaN } },
        { "CustomVocabulary", new() { CustomVocabulary = ["a", " "] } },
        { "Features", new() { Features = [""] } },
        { "Entities", new() { Entities = [new("", "x", null)] } },
        { "Entities", new() { Entities = [new("x", "", null)] } },
        { "Trackers", new() { Trackers = [new(null, "n", [])] } },
        { "Trackers", new() { Trackers = [new(null, null, ["x"])] } },
        { "Metadata", new() { Metadata = new Dictionary<string, string> { ["a"] = "" } } },
        { "WebhookUri", new() { WebhookUri = new Uri("/relative", UriKind.Relative) } },
        { "WebhookUri", new() { WebhookUri = new Uri("ftp://x.test/") } },
        { "ContentType", new() { ContentType = "not a type" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_that_the_service_would_refuse_or_ignore_are_refused_by_name(string member, SubmissionOptions options) =>
        Assert.Equal(member, Assert.Throws<ArgumentException>(options.Validate).ParamName);

    [Fact]
    public void Values_at_their_limits_are_accepted()
    {
        new SubmissionOptions().Validate();
        SubmissionEncodingTests.Everything.Validate();
        new SubmissionOptions { SpeakerCount = 1, ConfidenceThreshold = 0.5 }.Validate();
        new SubmissionOptions { DetectSpeaker = true, MinSpeaker = 1, MaxSpeaker = 32 }.Validate();
        new SubmissionOptions { KnownVoice = true, DetectSpeaker = true }.Validate();
        new SubmissionOptions { KnownVoice = true, Channel = ChannelMode.Separate }.Validate();
        new SubmissionOptions { DetectSpeaker = true, MinSpeaker = 3, MaxSpeaker = 3, Channel = ChannelMode.Auto }.Validate();
        new SubmissionOptions { Channel = ChannelMode.Auto, SpeakerCount = 2, ChannelSpeakers = [new(1, "A", null)] }.Validate();
        new SubmissionOptions { Channel = ChannelMode.Separate, ConfidenceThreshold = 1, ChannelSpeakers = [new(8, null, "a@x.test")] }.Validate();
    }
}
