using System.Buffers;
using System.Security.Cryptography;
using Symbl.Platform.Files;

namespace Symbl.Storage.Recordings;

/// <summary>
/// Recordings that wait for their job, one file per job, named by the job's id. A file under its final name is whole and on the disk.
/// </summary>
internal sealed class RecordingFolder(DataFolder folder)
{
    private const string Received = ".recording";
    private const string Receiving = ".part";
    private const int BufferSize = 256 * 1024;

    public string PathOf(string jobId) => Path.Combine(folder.UploadsPath, jobId + Received);

    public bool Holds(string jobId) => File.Exists(PathOf(jobId));

    /// <summary>
    /// Writes a stream to the disk and gives it its final name once it is whole. When the stream breaks off, is too long or is empty,
    /// nothing stays behind.
    /// </summary>
    /// <param name="jobId">The job the recording is for.</param>
    /// <param name="source">The bytes.</param>
    /// <param name="limit">Most bytes taken.</param>
    /// <param name="stall">How long the source may stay silent.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="RecordingTooLargeException">The stream is longer than the limit.</exception>
    /// <exception cref="TimeoutException">The source stayed silent for too long.</exception>
    public async Task<StoredRecording> ReceiveAsync(string jobId, Stream source, long limit, TimeSpan stall, CancellationToken cancel)
    {
        var temporary = Path.Combine(folder.UploadsPath, jobId + Receiving);
        try
        {
            StoredRecording stored;
            await using (var file = PrivateFile.Create(temporary, FileMode.CreateNew))
            {
                stored = await CopyAsync(source, file, limit, stall, cancel);
                file.Flush(flushToDisk: true);
            }

            PrivateFile.MoveDurably(temporary, PathOf(jobId));
            return stored;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Removes a job's recording, if it is there.</summary>
    public void Remove(string jobId)
    {
        try
        {
            File.Delete(PathOf(jobId));
        }
        catch (IOException)
        {
            // On Windows a file in use stays; the next start removes it.
        }
    }

    /// <summary>Removes what belongs to none of these jobs: uploads that the end of the server cut off, recordings of ended jobs.</summary>
    public void RemoveAllBut(IReadOnlySet<string> jobIds)
    {
        foreach (var path in Directory.EnumerateFiles(folder.UploadsPath))
        {
            if (Path.GetExtension(path) != Received || !jobIds.Contains(Path.GetFileNameWithoutExtension(path)))
                File.Delete(path);
        }
    }

    private static async Task<StoredRecording> CopyAsync(
        Stream source, FileStream file, long limit, TimeSpan stall, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long size = 0;
            while (true)
            {
                patience.CancelAfter(stall);
                var count = await source.ReadAsync(buffer, patience.Token);
                if (count == 0)
                    return new StoredRecording(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
                size += count;
                if (size > limit)
                    throw new RecordingTooLargeException();
                hash.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), cancel);
            }
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException("The sender stayed silent for too long.", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>A recording on the disk.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hash of the bytes, lower-case hexadecimal.</param>
internal sealed record StoredRecording(long Size, string Sha256);

/// <summary>A recording is larger than this server takes.</summary>
internal sealed class RecordingTooLargeException : Exception;
