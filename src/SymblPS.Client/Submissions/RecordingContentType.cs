namespace SymblPS.Client.Submissions;

/// <summary>Chooses the content type of a recording.</summary>
internal static class RecordingContentType
{
    /// <summary>The content type to send a recording with; <see langword="null"/> sends none, and the service looks at the bytes.</summary>
    /// <remarks>A wrong type is refused, no type is not: so only what is certain is said.</remarks>
    /// <param name="kind">What it is.</param>
    /// <param name="path">Its path.</param>
    /// <param name="asked">The caller's own choice.</param>
    /// <exception cref="ArgumentException">It is a video the service does not take.</exception>
    public static string? Of(SymblMediaKind kind, string path, string? asked)
    {
        if (!string.IsNullOrWhiteSpace(asked)) return asked;
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (kind == SymblMediaKind.Video)
        {
            return extension == ".mp4" ? "video/mp4" : throw new ArgumentException(
                $"'{path}' is no .mp4 file, and MP4 is the only video the service takes. Convert it, submit its sound alone, or say with ContentType "
                + "(video/mp4) that it is one.",
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
