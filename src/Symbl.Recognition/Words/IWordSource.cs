using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Words;

/// <summary>Somewhere the words of a recording can come from. Same recording, same answer.</summary>
public interface IWordSource
{
    /// <summary>Gives the words of a recording, or nothing when this source has none for it, so that the next one is asked.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RecordingException">The source should have given words and failed; the message is fit for a user.</exception>
    Task<RecordingWords?> ReadAsync(WordRequest recording, CancellationToken cancel);
}

/// <summary>A recording whose words are wanted.</summary>
/// <param name="StoredPath">The bytes as they were submitted.</param>
/// <param name="WavePath">The same sound as a WAV file; may be <paramref name="StoredPath"/> itself.</param>
/// <param name="Duration">Its length.</param>
/// <param name="LanguageCode">BCP-47 tag of the language spoken.</param>
public sealed record WordRequest(string StoredPath, string WavePath, TimeSpan Duration, string LanguageCode);

/// <summary>The words of a recording.</summary>
/// <param name="Words">In order of start, within the recording, each without whitespace.</param>
/// <param name="Source">Where they come from, for provenance.</param>
/// <param name="Notes">What a user should know about them, in full sentences.</param>
public sealed record RecordingWords(IReadOnlyList<ProcessedWord> Words, string Source, IReadOnlyList<string> Notes);
