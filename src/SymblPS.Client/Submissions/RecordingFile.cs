namespace SymblPS.Client;

/// <summary>Opens files to send, refusing at once what cannot be sent.</summary>
internal static class RecordingFile
{
    /// <summary>Opens a file for reading; others may read it meanwhile, nobody may write it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ArgumentException">It is a folder, or empty.</exception>
    public static FileStream Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new ArgumentException("The path of the file is empty.", nameof(path));
        if (Directory.Exists(path)) throw new ArgumentException($"'{path}' is a folder, not a file.", nameof(path));
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file '{path}'.", path);
        // Before it is opened: opening a pipe would wait for somebody to write into it.
        if (new FileInfo(path).Length == 0) throw new ArgumentException($"'{path}' is empty.", nameof(path));
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"'{path}' cannot be read: access is denied.", e);
        }
        catch (IOException e) when (e is not FileNotFoundException)
        {
            throw new IOException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The content type to send a recording with; <see langword="null"/> sends none, and the service looks at the bytes.</summary>
    /// <remarks>A wrong type is refused, no type is not: so only what is certain is said.</remarks>
    /// <param name="kind">What it is.</param>
    /// <param name="path">Its path.</param>
    /// <param name="asked">The caller's own choice.</param>
    /// <exception cref="ArgumentException">It is a video the service does not take.</exception>
    public static string? ContentType(SymblMediaKind kind, string path, string? asked)
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
