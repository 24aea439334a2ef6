namespace SymblPS.Client.Files;

/// <summary>Opens files to send or to read, and refuses folders and empty files.</summary>
internal static class InputFile
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
}
