using System.Globalization;
using Symbl.LocalServer.Http;
using Symbl.Speech.Diarization;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Detection of speakers and of their channels, which a submission can request. An addition of this server.</summary>
/// <param name="Count">Whether diarization detects the number of speakers.</param>
/// <param name="Minimum">The smallest number to detect.</param>
/// <param name="Maximum">The largest number to detect.</param>
/// <param name="Channels">Whether the server detects if each channel has one speaker.</param>
internal readonly record struct SpeakerDetection(bool? Count, int? Minimum, int? Maximum, bool? Channels)
{
    /// <summary>Reads the members and checks them against each other.</summary>
    /// <param name="fields">The options of the submission.</param>
    /// <param name="diarize">Whether the submission requests diarization.</param>
    /// <param name="separate">Whether the submission requests one speaker per channel.</param>
    /// <exception cref="ApiException">400: a value is wrong, or contradicts another.</exception>
    public static SpeakerDetection Read(Fields fields, bool diarize, bool separate)
    {
        var count = fields.Boolean("detectSpeakerCount");
        var minimum = fields.Integer("minSpeakerCount", 1, AcousticDiarizer.MaximumSpeakers);
        var maximum = fields.Integer("maxSpeakerCount", 1, AcousticDiarizer.MaximumSpeakers);
        var channels = fields.Boolean("detectSpeakerChannels");
        if (count is true)
        {
            if (!diarize)
                throw Fields.Wrong("detectSpeakerCount", "requires enableSpeakerDiarization");
            if (fields.Integer("diarizationSpeakerCount") is not null)
                throw Fields.Wrong("detectSpeakerCount", "conflicts with diarizationSpeakerCount");
            if (separate)
                throw Fields.Wrong("detectSpeakerCount", "conflicts with enableSeparateRecognitionPerChannel");
        }
        else if (minimum is not null || maximum is not null)
        {
            throw Fields.Wrong(minimum is not null ? "minSpeakerCount" : "maxSpeakerCount", "requires detectSpeakerCount");
        }

        if (minimum > maximum)
            throw Fields.Wrong("minSpeakerCount", string.Create(CultureInfo.InvariantCulture, $"must be less than or equal to {maximum}"));
        if (channels is true && separate)
            throw Fields.Wrong("detectSpeakerChannels", "conflicts with enableSeparateRecognitionPerChannel");
        return new SpeakerDetection(count, minimum, maximum, channels);
    }
}
