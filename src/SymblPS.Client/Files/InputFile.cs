namespace SymblPS.Client.Files;

/// <summary>Opens files to send or to read, and refuses folders and empty files.</summary>
internal static class InputFile
{
    /// <summary>Opens a file for reading. Other processes can read the file at the same time, but not write it.</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The path is empty, or names a folder or an empty file.</exception>
    public static FileStream Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new ArgumentException("The path of the file is empty.", nameof(path));
        if (Directory.Exists(path)) throw new ArgumentException($"'{path}' is a folder, not a file.", nameof(path));
        if (!File.Exists(path)) throw new FileNotFoundException($"The file '{path}' does not exist.", path);
        // Check before opening: to open a pipe blocks until another process writes to it.
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
}
