using System.Buffers;
using System.Security.Cryptography;
using Symbl.Domain.Recordings;
using Symbl.Platform.Files;

namespace Symbl.Storage.Recordings;

/// <summary>Recordings as files of the data folder. A file under its final name is complete and durable.</summary>
internal sealed class FileRecordingStore(DataFolder folder) : IRecordingStore
{
    private const string Received = ".recording";
    private const string Receiving = ".part";
    private const string Transcript = ".transcript";
    private const int BufferSize = 256 * 1024;

    private string PathOf(string jobId) => Path.Combine(folder.UploadsPath, jobId + Received);

    private string TranscriptPathOf(string jobId) => Path.Combine(folder.UploadsPath, jobId + Transcript);

    public ValueTask<string> OpenAsync(string jobId, CancellationToken cancel) => ValueTask.FromResult(PathOf(jobId));

    public bool Holds(string jobId) => File.Exists(PathOf(jobId));

    public async Task<StoredRecording> ReceiveAsync(string jobId, Stream source, long limit, TimeSpan stall, CancellationToken cancel)
    {
        // Two workers can fetch the same recording if the lease of one has ended.
        var temporary = Path.Combine(folder.UploadsPath, $"{jobId}.{Guid.NewGuid():N}{Receiving}");
        try
        {
            StoredRecording stored;
            await using (var file = OnDisk(() => PrivateFile.Create(temporary, FileMode.CreateNew)))
            {
                stored = await CopyAsync(source, file, limit, stall, cancel);
                OnDisk(() => file.Flush(flushToDisk: true));
            }

            OnDisk(() => PrivateFile.MoveDurably(temporary, PathOf(jobId)));
            return stored;
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    public void StoreTranscript(string jobId, GivenTranscript transcript) => OnDisk(() =>
    {
        var temporary = Path.Combine(folder.UploadsPath, $"{jobId}.{Guid.NewGuid():N}{Receiving}");
        using (var file = PrivateFile.Create(temporary, FileMode.CreateNew))
        {
            file.Write(GivenTranscripts.Write(transcript));
            file.Flush(flushToDisk: true);
        }

        PrivateFile.MoveDurably(temporary, TranscriptPathOf(jobId));
    });

    public async Task<GivenTranscript?> ReadTranscriptAsync(string jobId, CancellationToken cancel) =>
        File.Exists(TranscriptPathOf(jobId)) ? await GivenTranscripts.ReadAsync(TranscriptPathOf(jobId), cancel) : null;

    public void Remove(string jobId)
    {
        foreach (var path in Directory.EnumerateFiles(folder.UploadsPath, jobId + ".*"))
            Delete(path);
    }

    public void RemoveAllBut(IReadOnlySet<string> jobIds)
    {
        foreach (var path in Directory.EnumerateFiles(folder.UploadsPath))
        {
            // The folder can be a link to one with other content, so files with other names stay.
            if (Path.GetExtension(path) is not (Received or Receiving or Transcript))
                continue;
            // Another worker may be fetching the recording of an unfinished job.
            var name = Path.GetFileName(path);
            if (!jobIds.Contains(name[..name.IndexOf('.', StringComparison.Ordinal)]))
                Delete(path);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            // On Windows a file in use stays. The next start removes it.
        }
    }

    // The sender can fail too, with the same type of exception. Only errors of the disk are errors of the store.
    private static async Task WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await file.WriteAsync(bytes, cancel);
        }
        catch (IOException e)
        {
            throw DiskFaults.Convert(e);
        }
    }

    private static T OnDisk<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Convert(e);
        }
    }

    private static void OnDisk(Action action) => OnDisk(() =>
    {
        action();
        return true;
    });

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
                await WriteAsync(file, buffer.AsMemory(0, count), cancel);
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
