namespace SymblPS.Client.Http;

/// <summary>Reads response bodies. The content of a response enforces the limits, which include the caller's token.</summary>
internal static class ResponseBody
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>Reads the body of an error response, or nothing if the connection breaks: the status is sufficient.</summary>
    public static async Task<byte[]> ReadErrorAsync(HttpResponseMessage response)
    {
        try
        {
            return await ReadAsync(response, ChunkSize).ConfigureAwait(false);
        }
        catch (SymblConnectionException)
        {
            return [];
        }
    }

    /// <summary>Reads the whole body, or at most a number of bytes of it.</summary>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit = int.MaxValue)
    {
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new MemoryStream();
        var chunk = new byte[Math.Min(limit, ChunkSize)];
        while (body.Length < limit)
        {
            var count = await stream.ReadAsync(chunk.AsMemory(0, (int)Math.Min(chunk.Length, limit - body.Length))).ConfigureAwait(false);
            if (count == 0) break;
            body.Write(chunk, 0, count);
        }

        return body.ToArray();
    }
}
