using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;
using static System.FormattableString;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>The requests for one recording, and the words of their answers.</summary>
internal sealed class ServiceRun(
    ServiceClient client, ServiceHabits habits, EngineAudio audio, TranscriptionForm form, IProgress<double>? progress)
{
    /// <summary>The longest piece of a service that gives no times: its words spread over the whole piece.</summary>
    private static readonly TimeSpan LongestWithoutTimes = TimeSpan.FromSeconds(30);

    /// <summary>A service that finds this too large takes no audio.</summary>
    private static readonly TimeSpan ShortestCut = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _total = new(audio.Pieces.Sum(piece => (piece.End - piece.Start).Ticks));
    private readonly List<ProcessedWord> _words = [];
    private readonly Dictionary<string, TimeSpan> _languages = new(StringComparer.OrdinalIgnoreCase);
    private TimeSpan _done;
    private int _first = habits.Proven ?? 0;
    private int _phrases;
    private int _dropped;
    private bool _lacksTimes;

    /// <summary>Recognizes a piece.</summary>
    /// <exception cref="RefusedAnswerException">The service answered with an error status.</exception>
    /// <exception cref="RecordingException">The service gave no usable answer.</exception>
    public async Task AddAsync(AudioPiece piece, CancellationToken cancel)
    {
        if (piece.End > piece.Start)
            await CutAsync(piece, habits.Longest, cancel).ConfigureAwait(false);
    }

    /// <summary>Returns the words of all pieces.</summary>
    public EngineTranscript Finish(TranscriptionService service, EngineOptions options)
    {
        var languages = _languages.OrderByDescending(language => language.Value).Select(language => language.Key).ToList();
        var language = ModelLanguage.TagOf(languages.FirstOrDefault(), options.LanguageCode);
        var report = new StageReport(service.Description, [.. Notes(service, languages)])
        {
            Recognition = new RecognitionReport("service", null, service.Model, null, language) { Settings = service.Authority },
        };
        // The order of equal times stays.
        return new EngineTranscript([.. _words.OrderBy(word => word.Start)], report) { Language = language };
    }

    private async Task AddPartAsync(AudioPiece part, CancellationToken cancel)
    {
        var length = part.End - part.Start;
        RefusedAnswerException? refused = null;
        for (var index = _first; index < habits.Formats.Count; index++)
        {
            var format = habits.Formats[index];
            if (IsPlain(format) && length > LongestWithoutTimes)
            {
                _first = index;
                await CutAsync(part, LongestWithoutTimes, cancel).ConfigureAwait(false);
                return;
            }

            try
            {
                var reply = await client.PostAsync(() => form.Create(audio.WavePath, part, format), length, cancel).ConfigureAwait(false);
                var answer = AnswerReader.Read(reply, length, client.Failures);
                await AcceptAsync(part, answer, index, cancel).ConfigureAwait(false);
                return;
            }
            catch (RefusedAnswerException e) when (e.IsTooLarge && length > ShortestCut)
            {
                habits.Longest = length * 0.6;
                await CutAsync(part, habits.Longest, cancel).ConfigureAwait(false);
                return;
            }
            catch (RefusedAnswerException e) when (e.IsAboutForm || (e.IsFailure && habits.Proven is null && !IsPlain(format)))
            {
                // The refusal of the plainest usual form tells most: others can be unknown to the service.
                if (refused is null || format == AnswerFormat.Json)
                    refused = e;
            }
        }

        // The next recording starts with the first form, because the user can have changed the service.
        habits.Proven = null;
        throw refused!;
    }

    private static bool IsPlain(AnswerFormat format) => format is AnswerFormat.Json or AnswerFormat.Text;

    private async Task CutAsync(AudioPiece part, TimeSpan longest, CancellationToken cancel)
    {
        foreach (var smaller in QuietCuts.Cut(audio.WavePath, part, longest))
            await AddPartAsync(smaller, cancel).ConfigureAwait(false);
    }

    private async Task AcceptAsync(AudioPiece part, Answer answer, int index, CancellationToken cancel)
    {
        if (!answer.HasTimes && answer.Entries.Count > 0 && !IsPlain(habits.Formats[index]))
        {
            // The service ignores the form and gives the text alone. Ask for that, and for pieces whose text has a place.
            index = habits.Formats.ToList().IndexOf(AnswerFormat.Json);
            _first = index;
            habits.Proven = index;
            if (part.End - part.Start > LongestWithoutTimes)
            {
                await CutAsync(part, LongestWithoutTimes, cancel).ConfigureAwait(false);
                return;
            }
        }

        _first = index;
        habits.Proven = index;
        Place(answer, part);
        _dropped += answer.Dropped;
        if (answer.Language is { } language)
            _languages[language] = _languages.GetValueOrDefault(language) + (part.End - part.Start);
        _done += part.End - part.Start;
        progress?.Report(_total > TimeSpan.Zero ? _done / _total : 1);
    }

    /// <summary>Adds the words of an answer at their place in the recording, within their piece.</summary>
    private void Place(Answer answer, AudioPiece part)
    {
        TimeSpan At(TimeSpan offset) => part.Start + TimeSpan.FromTicks(Math.Clamp(offset.Ticks, 0, (part.End - part.Start).Ticks));
        foreach (var entry in answer.Entries)
        {
            if (entry.Words.Count > 0)
            {
                _words.AddRange(entry.Words.Select(word => new ProcessedWord(word.Text, At(word.Start), At(word.End), word.Confidence)));
                continue;
            }

            var (start, end) = (At(entry.StartOffset ?? TimeSpan.Zero), At(entry.EndOffset ?? TimeSpan.MaxValue));
            var phrase = ++_phrases;
            _words.AddRange(PhraseSplitter.Split(entry.Text, start, end).Select(word => word with { Phrase = phrase }));
            _lacksTimes |= entry.StartOffset is null;
        }
    }

    private IEnumerable<string> Notes(TranscriptionService service, List<string> languages)
    {
        if (service.IsRemote)
            yield return $"The recording was sent to {service.Authority}.";
        if (_lacksTimes)
        {
            yield return Invariant($"The service gave no times. The words are spread over pieces of at most {LongestWithoutTimes.TotalSeconds} seconds, ")
                + "so their times and speakers are less certain.";
        }
        else if (_phrases > 0)
        {
            yield return "The service gave times of phrases only. The words of a phrase share its time.";
        }

        if (_dropped > 0)
            yield return Invariant($"Segments without speech or with repetitions that were left out: {_dropped}.");
        if (form.TermsLeftOut > 0)
            yield return Invariant($"The prompt of the service has no room for the whole vocabulary. Terms left out: {form.TermsLeftOut}.");
        if (languages.Count > 1)
            yield return $"The service reported different languages for the pieces: {string.Join(", ", languages)}.";
    }
}
