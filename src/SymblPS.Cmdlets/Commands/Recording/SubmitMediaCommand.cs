using System.Collections;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Base class of the submissions of recordings. It submits files and addresses in parallel and outputs a job when the service accepts one.
/// </summary>
public abstract class SubmitMediaCommand : SubmitCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string UriSet = "Uri";

    private bool _hinted;

    private protected SubmitMediaCommand() { }

    private protected abstract SymblMediaKind Kind { get; }

    private protected sealed override string What => Kind.ToString().ToLowerInvariant();

    /// <summary>Files to submit. Wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Files to submit. Wildcards are not expanded.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Addresses of recordings, which the service downloads.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet)]
    [ValidateNotNull]
    public Uri[]? Uri { get; set; }

    /// <summary>
    /// Transcript of the recording: VTT, SRT, JSON of a recognizer, or another format of <c>Submit-SymblText</c>. Local server only.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? TranscriptPath { get; set; }

    /// <summary>Source of the speakers of a recording with a transcript.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public SpeakerSource SpeakerFrom { get; set; }

    /// <summary>Number of speakers. The service distinguishes them by voice.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int SpeakerCount { get; set; }

    /// <summary>Detects the number of speakers, and distinguishes them by voice. Local server only.</summary>
    [Parameter]
    public SwitchParameter DetectSpeaker { get; set; }

    /// <summary>Smallest number of speakers to detect.</summary>
    [Parameter]
    [ValidateRange(1, SubmissionOptions.MostSpeakers)]
    public int MinSpeaker { get; set; }

    /// <summary>Largest number of speakers to detect.</summary>
    [Parameter]
    [ValidateRange(1, SubmissionOptions.MostSpeakers)]
    public int MaxSpeaker { get; set; }

    /// <summary>Names speakers by the voices of <c>Register-SymblVoice</c>. Local server only.</summary>
    [Parameter]
    public SwitchParameter KnownVoice { get; set; }

    /// <summary>Meaning of the channels: one speaker each, a mix, or as the local server finds them.</summary>
    [Parameter]
    public ChannelMode Channel { get; set; }

    /// <summary>Processes each channel of the recording as one speaker, as <c>-Channel Separate</c> does.</summary>
    [Parameter]
    public SwitchParameter SeparateChannel { get; set; }

    /// <summary>Speaker of each channel: <c>@{ 1 = 'Agent'; 2 = 'Ann &lt;ann@example.com&gt;' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? ChannelSpeaker { get; set; }

    /// <summary>Language of the recording as a BCP-47 tag.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <summary>Kind of audio: <c>phone</c> suits 8 kHz.</summary>
    [Parameter]
    [ValidateSet("default", "phone")]
    public string? Mode { get; set; }

    /// <summary>Words that the speech recognizer should expect.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? CustomVocabulary { get; set; }

    /// <summary>Relates topics to parent topics.</summary>
    [Parameter]
    public SwitchParameter ParentReference { get; set; }

    /// <summary>Computes sentiment.</summary>
    [Parameter]
    public SwitchParameter Sentiment { get; set; }

    /// <summary>Media type of the file. The default depends on the extension.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>Start time of the recording. Several files are several conversations, and each starts at this time.</summary>
    [Parameter]
    public DateTimeOffset StartTime { get; set; }

    /// <summary>Minutes from UTC at the place of the recording.</summary>
    [Parameter]
    [ValidateRange(-840, 840)]
    public int TimeZoneOffset { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (Uri is not null)
        {
            foreach (var uri in Uri)
                await SubmitAsync(pipeline, WithoutQuery(uri), string.Empty, () => SendAsync(uri, pipeline, cancel), cancel).ConfigureAwait(false);
            return;
        }

        // The pipeline can bring another transcript before this item is sent.
        var transcriptPath = TranscriptPath;
        var first = default(string);
        await ForFilesAsync(pipeline, LiteralPath ?? Path!, LiteralPath is not null, path => ForItemAsync(pipeline, path, async () =>
        {
            await CheckChannelsAsync(pipeline, path, cancel).ConfigureAwait(false);
            if (!string.IsNullOrEmpty(transcriptPath) && (first ??= path) != path)
                throw new ArgumentException($"-TranscriptPath '{transcriptPath}' belongs to one recording, and '{first}' was submitted with it. Pipe objects with Path and TranscriptPath for several recordings.");
            var options = await WithTranscriptAsync(pipeline, OptionsFor(path), transcriptPath, cancel).ConfigureAwait(false);
            await SubmitAsync(pipeline, path, string.Empty, () => SendAsync(path, options, pipeline, cancel), cancel).ConfigureAwait(false);
        })).ConfigureAwait(false);
    }

    /// <summary>Reads the transcript of a recording before anything is sent.</summary>
    private async Task<SubmissionOptions> WithTranscriptAsync(IPipeline pipeline, SubmissionOptions options, string? transcriptPath, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(transcriptPath))
        {
            return Has(nameof(SpeakerFrom))
                ? throw new ArgumentException("-SpeakerFrom belongs to a transcript, and the recording has none. Specify -TranscriptPath, or omit -SpeakerFrom.")
                : options;
        }

        var path = (await pipeline.InvokeAsync(() => RecordingPaths.Resolve(this, transcriptPath, literal: true)).ConfigureAwait(false))[0];
        SpeakerSource? from = Has(nameof(SpeakerFrom)) ? SpeakerFrom : SpeakersOfAudio ? SpeakerSource.Audio : null;
        var transcript = await RecordingTranscript.ReadAsync(path, options.StartTime, from, cancel).ConfigureAwait(false);
        foreach (var note in transcript.Notes) pipeline.Warn($"{path}: {note}");
        pipeline.Verbose($"{path}: {(transcript.Entries.Count == 1 ? "1 entry" : $"{transcript.Entries.Count} entries")}, speakers from the {(transcript.GivesSpeakers ? "transcript" : "audio")}.");
        // The words are in the language of the transcript, and insights need to know it.
        return options with { Transcript = transcript, Language = options.Language ?? SubmissionLanguages.OfTranscript(transcript.Language) };
    }

    /// <inheritdoc />
    protected override void Prepare()
    {
        base.Prepare();
        if (Has(nameof(SpeakerFrom)) && SpeakerFrom == SpeakerSource.Transcript && SpeakersOfAudio)
            throw new ArgumentException("-SpeakerFrom Transcript takes the speakers of the transcript, so -SpeakerCount, -DetectSpeaker, -SeparateChannel and -Channel have no effect. Omit them, or specify -SpeakerFrom Audio.");
    }

    /// <summary>Whether a parameter states how to find the speakers in the audio.</summary>
    private bool SpeakersOfAudio => Options.SpeakerCount is not null || Options.DetectSpeaker || Options.Channel is ChannelMode.Separate or ChannelMode.Auto;

    private protected override SubmissionOptions ReadOptions() => base.ReadOptions() with
    {
        SpeakerCount = Has(nameof(SpeakerCount)) ? SpeakerCount : null,
        DetectSpeaker = DetectSpeaker,
        MinSpeaker = Has(nameof(MinSpeaker)) ? MinSpeaker : null,
        MaxSpeaker = Has(nameof(MaxSpeaker)) ? MaxSpeaker : null,
        KnownVoice = KnownVoice,
        Channel = ReadChannelMode(),
        ChannelSpeakers = ReadChannels(),
        Language = Language,
        Mode = Mode,
        CustomVocabulary = CustomVocabulary ?? [],
        ParentReferences = ParentReference,
        Sentiment = Sentiment,
        ContentType = ContentType,
        StartTime = Has(nameof(StartTime)) ? StartTime : null,
        TimeZoneOffset = Has(nameof(TimeZoneOffset)) ? TimeZoneOffset : null,
    };

    private async Task<SymblJob> SendAsync(string path, SubmissionOptions options, IPipeline pipeline, CancellationToken cancel)
    {
        using var progress = new ProgressReporter(pipeline, $"Submitting {System.IO.Path.GetFileName(path)}", Time);
        return await Client.Submissions.SubmitFileAsync(
            Kind, path, options, await AppendToAsync(cancel).ConfigureAwait(false), Limits, new Relay(progress), cancel).ConfigureAwait(false);
    }

    private async Task<SymblJob> SendAsync(Uri uri, IPipeline pipeline, CancellationToken cancel)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{WithoutQuery(uri)}' is not an absolute http or https address.");
        using var progress = new ProgressReporter(pipeline, $"Submitting {WithoutQuery(uri)}", Time);
        return await Client.Submissions.SubmitUriAsync(
            Kind, uri, Options, await AppendToAsync(cancel).ConfigureAwait(false), Limits, new Relay(progress), cancel).ConfigureAwait(false);
    }

    private ChannelMode? ReadChannelMode()
    {
        if (!Has(nameof(Channel))) return SeparateChannel ? ChannelMode.Separate : null;
        if (Has(nameof(SeparateChannel)) && SeparateChannel != (Channel == ChannelMode.Separate))
            throw new ArgumentException($"-SeparateChannel{(SeparateChannel ? string.Empty : ":$false")} contradicts -Channel {Channel}: -SeparateChannel is the same as -Channel Separate. Specify one of them.");
        return Channel;
    }

    /// <summary>Compares the options with the channels of a WAV file, before the upload. Other formats are known to the service only.</summary>
    private async Task CheckChannelsAsync(IPipeline pipeline, string path, CancellationToken cancel)
    {
        if (WaveChannels.Of(path) is not { } channels) return;
        var name = System.IO.Path.GetFileName(path);
        // With -Channel Auto, a recording with one channel can be among others: its speakers are distinguished by voice, without names.
        if ((channels > 1 || Options.Channel != ChannelMode.Auto) && Options.ChannelSpeakers.FirstOrDefault(speaker => speaker.Channel > channels) is { } beyond)
        {
            throw new ArgumentException(
                $"-ChannelSpeaker names channel {beyond.Channel}, but '{name}' has {(channels == 1 ? "1 channel" : $"{channels} channels")}. Nothing was submitted.");
        }

        if (Options.Channel == ChannelMode.Separate && channels == 1)
            pipeline.Warn($"'{name}' has one channel, so -SeparateChannel finds one speaker. To distinguish speakers by voice, specify -SpeakerCount instead.");
        else if (channels > 1 && Options is { Channel: null, SpeakerCount: null, DetectSpeaker: false } && !_hinted)
        {
            // One hint for each command, because a folder of recordings usually has one kind of file.
            _hinted = true;
            // The local server compares the channels, and the command that waits for the job gives the hint.
            if (ActiveConnection.IsLocal || await Client.Submissions.JudgesChannelsAsync(cancel).ConfigureAwait(false)) return;
            pipeline.Warn($"'{name}' has {channels} channels. If each channel has one speaker, specify -SeparateChannel.");
        }
    }

    // The query of a signed address is a secret. Only the service receives it; no message shows it.
    private static string WithoutQuery(Uri uri) => uri.OriginalString.Split('?')[0];

    private List<ChannelSpeaker> ReadChannels()
    {
        var channels = new List<ChannelSpeaker>();
        foreach (DictionaryEntry entry in ChannelSpeaker ?? new Hashtable())
        {
            if (!int.TryParse(Unwrap.Text(entry.Key), out var channel) || channel < 1)
                throw new ArgumentException($"-ChannelSpeaker: '{Unwrap.Text(entry.Key)}' is not a channel number. Channel numbers start at 1: @{{ 1 = 'Agent'; 2 = 'Customer' }}.");
            var (name, email) = PersonText.Parse(Unwrap.Text(entry.Value));
            channels.Add(new ChannelSpeaker(channel, name, email));
        }

        return [.. channels.OrderBy(c => c.Channel)];
    }
}
