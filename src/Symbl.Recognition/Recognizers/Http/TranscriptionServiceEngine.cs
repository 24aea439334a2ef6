using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>
/// Recognizes words with a transcription service of the user. It sends each piece as a WAV file, one after another, and asks for the times of
/// words. A service that refuses this is asked for less, and the engine remembers the answer.
/// </summary>
internal sealed class TranscriptionServiceEngine : ISpeechEngine, IDisposable
{
    private readonly TranscriptionService _service;
    private readonly ServiceClient _client;
    private readonly ServiceHabits _habits;

    /// <summary>Creates the engine. It sends nothing before the first recording.</summary>
    /// <param name="service">The service.</param>
    public TranscriptionServiceEngine(TranscriptionService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        _service = service;
        _client = new ServiceClient(service);
        _habits = new ServiceHabits(service.Model, LongestPiece);
    }

    /// <inheritdoc/>
    public string Name => _service.Description;

    /// <inheritdoc/>
    /// <remarks>
    /// A piece has 9.6 MB at most. Services have limits of 25 MB and of ten minutes, and some models give up after 2,000 tokens, which is the
    /// speech of about ten minutes.
    /// </remarks>
    public TimeSpan LongestPiece => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task<EngineTranscript> TranscribeAsync(
        EngineAudio audio, EngineOptions options, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentNullException.ThrowIfNull(options);
        var run = new ServiceRun(_client, _habits, audio, new TranscriptionForm(_service.Model, options), progress);
        try
        {
            foreach (var piece in audio.Pieces)
                await run.AddAsync(piece, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RefusedAnswerException or AudioFormatException)
        {
            throw new RecordingException(e.Message, e);
        }

        return run.Finish(_service, options);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
