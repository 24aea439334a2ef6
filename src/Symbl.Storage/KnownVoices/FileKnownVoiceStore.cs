using System.Text;
using Symbl.Platform.Files;
using Symbl.Storage.Json;

namespace Symbl.Storage.KnownVoices;

/// <summary>Known voices as files <c>known-voices/&lt;id&gt;.json</c> of the data folder, which only the current user can read.</summary>
internal sealed class FileKnownVoiceStore(DataFolder folder) : IKnownVoiceStore
{
    private const string Extension = ".json";
    private const string Incomplete = ".tmp";

    // The lock of the data folder excludes other writers.
    private readonly Lock _gate = new();

    public KnownVoiceList List()
    {
        var voices = new List<KnownVoice>();
        var damaged = new List<DamagedVoice>();
        foreach (var path in Files(Extension))
        {
            var id = Path.GetFileNameWithoutExtension(path);
            switch (Read(path, id))
            {
                case { Exists: false }:
                    break;
                case { Voice: { } voice }:
                    voices.Add(voice);
                    break;
                default:
                    damaged.Add(new DamagedVoice(IsId(id) ? id : null, Path.GetFileName(path)));
                    break;
            }
        }

        return new KnownVoiceList(
            [.. voices.OrderBy(voice => voice.Name, StringComparer.OrdinalIgnoreCase).ThenBy(voice => voice.Id, StringComparer.Ordinal)],
            [.. damaged.OrderBy(file => file.File, StringComparer.Ordinal)]);
    }

    public KnownVoiceOutcome Add(KnownVoice voice, bool replace)
    {
        lock (_gate)
        {
            var known = List().Voices.FirstOrDefault(other => other.Name.Equals(voice.Name, StringComparison.OrdinalIgnoreCase));
            if (known is not null && !replace)
                return new KnownVoiceOutcome(known, KnownVoiceChange.NameTaken);
            var stored = known is null ? voice : voice with { Id = known.Id };
            Write(stored);
            return new KnownVoiceOutcome(stored, known is null ? KnownVoiceChange.Added : KnownVoiceChange.Replaced);
        }
    }

    public bool Remove(string id)
    {
        if (!IsId(id))
            return false;
        lock (_gate)
        {
            try
            {
                return PrivateFile.DeleteDurably(PathOf(id));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw DiskFaults.Convert(e);
            }
        }
    }

    public void RemoveIncomplete()
    {
        foreach (var path in Files(Incomplete))
            File.Delete(path);
    }

    private string PathOf(string id) => Path.Combine(folder.KnownVoicesPath, id + Extension);

    private IEnumerable<string> Files(string extension) =>
        Directory.Exists(folder.KnownVoicesPath)
            ? Directory.EnumerateFiles(folder.KnownVoicesPath).Where(path => Path.GetExtension(path) == extension)
            : [];

    private void Write(KnownVoice voice)
    {
        var path = PathOf(voice.Id);
        try
        {
            PrivateFile.CreateFolder(folder.KnownVoicesPath);
            PrivateFile.RestrictFolder(folder.KnownVoicesPath);
            PrivateFile.WriteAtomically(path, Encoding.UTF8.GetBytes(StoredKnownVoice.Write(voice)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing of the voice may stay, for example if the disk is full.
            foreach (var part in Files(Incomplete).Where(part => Path.GetFileName(part).StartsWith(voice.Id, StringComparison.Ordinal)))
                File.Delete(part);
            throw DiskFaults.Convert(e);
        }
    }

    private static (bool Exists, KnownVoice? Voice) Read(string path, string id)
    {
        try
        {
            return (true, IsId(id) ? StoredKnownVoice.Read(File.ReadAllText(path), id) : null);
        }
        catch (FileNotFoundException)
        {
            // Another request removed it.
            return (false, null);
        }
        catch (Exception e) when (e is StorageException or IOException or UnauthorizedAccessException)
        {
            return (true, null);
        }
    }

    // The id is part of a path, so it must be only what the server itself makes.
    private static bool IsId(string text) => Guid.TryParseExact(text, "D", out var id) && text == id.ToString();
}
