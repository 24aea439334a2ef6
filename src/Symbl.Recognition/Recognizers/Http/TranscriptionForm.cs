using System.Net.Http.Headers;
using System.Text;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>The form of a request, as servers of different frameworks read it.</summary>
/// <param name="model">The name of the model, if the service has more than one.</param>
/// <param name="options">Language and vocabulary.</param>
internal sealed class TranscriptionForm(string? model, EngineOptions options)
{
    /// <summary>Largest length of the prompt. The models read about 220 tokens of it.</summary>
    private const int MostOfPrompt = 600;

    /// <summary>Shortest audio of a request. Services refuse a tenth of a second.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly string? _language = ModelLanguage.CodeFor(options.LanguageCode);
    private readonly string[] _terms = [.. Bounded(options.Vocabulary)];

    /// <summary>Number of terms of the vocabulary that the prompt has no room for.</summary>
    public int TermsLeftOut => options.Vocabulary.Count - _terms.Length;

    /// <summary>Creates the content of a request. It reads the audio from the file while it is sent.</summary>
    /// <param name="wavePath">The path of the WAV file.</param>
    /// <param name="piece">The piece to send.</param>
    /// <param name="format">The format of the answer.</param>
    public MultipartFormDataContent Create(string wavePath, AudioPiece piece, AnswerFormat format)
    {
        var form = new MultipartFormDataContent($"symbl-{Guid.NewGuid():N}");
        try
        {
            // Some servers do not read the quotation marks of a boundary.
            var boundary = form.Headers.ContentType!.Parameters.First(parameter => parameter.Name == "boundary");
            boundary.Value = boundary.Value!.Trim('"');
            foreach (var (name, value) in Fields(format))
                Add(form, new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name, null);
            var audio = new StreamContent(WaveSection.Open(wavePath, piece.Start, piece.End, Shortest));
            audio.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
            Add(form, audio, "file", "audio.wav");
            return form;
        }
        catch
        {
            form.Dispose();
            throw;
        }
    }

    private IEnumerable<(string Name, string Value)> Fields(AnswerFormat format)
    {
        if (model is not null)
            yield return ("model", model);
        if (_language is not null)
            yield return ("language", _language);
        // Models that separate speakers refuse a prompt.
        if (_terms.Length > 0 && format != AnswerFormat.Diarized)
            yield return ("prompt", string.Join(", ", _terms));
        yield return ("response_format", format switch
        {
            AnswerFormat.WordTimes or AnswerFormat.Verbose => "verbose_json",
            AnswerFormat.Diarized => "diarized_json",
            AnswerFormat.Text => "text",
            _ => "json",
        });
        if (format == AnswerFormat.WordTimes)
        {
            // The brackets are a part of the name.
            yield return ("timestamp_granularities[]", "word");
            yield return ("timestamp_granularities[]", "segment");
        }
        else if (format == AnswerFormat.Diarized)
        {
            yield return ("chunking_strategy", "auto");
        }
    }

    private static void Add(MultipartFormDataContent form, HttpContent content, string name, string? fileName)
    {
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
        if (fileName is not null)
            content.Headers.ContentDisposition.FileName = $"\"{fileName}\"";
        form.Add(content);
    }

    private static IEnumerable<string> Bounded(IReadOnlyList<string> vocabulary)
    {
        var length = 0;
        foreach (var term in vocabulary)
        {
            length += term.Length + 2;
            if (length > MostOfPrompt)
                yield break;
            yield return term;
        }
    }
}
