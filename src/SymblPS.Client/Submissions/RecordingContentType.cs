namespace SymblPS.Client.Submissions;

/// <summary>Chooses the content type of a recording.</summary>
internal static class RecordingContentType
{
    /// <summary>Returns the content type of a recording; <see langword="null"/> omits it, so that the service detects the format.</summary>
    /// <remarks>The service refuses a wrong type, but accepts a missing one. The method therefore returns only certain types.</remarks>
    /// <param name="kind">Audio or video.</param>
    /// <param name="path">Path of the recording.</param>
    /// <param name="asked">Content type that the caller specified.</param>
    /// <exception cref="ArgumentException">The service does not accept the video format.</exception>
    public static string? Of(SymblMediaKind kind, string path, string? asked)
    {
        if (!string.IsNullOrWhiteSpace(asked)) return asked;
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (kind == SymblMediaKind.Video)
        {
            return extension == ".mp4" ? "video/mp4" : throw new ArgumentException(
                $"'{path}' is not an .mp4 file, and MP4 is the only video format that the service accepts. Convert it, submit only its audio, or set ContentType "
                + "to video/mp4 if it is MP4.",
                nameof(path));
        }

        return extension switch
        {
            ".wav" => "audio/wav",
            ".mp3" => "audio/mpeg",
            _ => null,
        };
    }
}
