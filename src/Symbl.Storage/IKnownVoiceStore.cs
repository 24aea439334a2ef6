namespace Symbl.Storage;

/// <summary>
/// Registered voices of people, each with a statement of consent. They are separate from the conversations: a voice stays until someone
/// removes it, and the removal leaves nothing of it.
/// </summary>
public interface IKnownVoiceStore
{
    /// <summary>Reads all voices in order of name. A damaged voice does not stop the others.</summary>
    KnownVoiceList List();

    /// <summary>Stores a voice. A name belongs to one voice; the comparison ignores the case.</summary>
    /// <param name="voice">The voice. Its id is not used if the voice replaces another one.</param>
    /// <param name="replace">Whether the voice replaces the one with the same name.</param>
    /// <returns>The stored voice and whether it replaced another one; a stored voice that has the name, if it must not be replaced.</returns>
    /// <exception cref="StorageException">The voice cannot be written. Nothing was stored.</exception>
    KnownVoiceOutcome Add(KnownVoice voice, bool replace);

    /// <summary>Removes a voice, also a damaged one.</summary>
    /// <param name="id">Id of the voice.</param>
    /// <returns>False if there is no such voice.</returns>
    /// <exception cref="StorageException">The voice cannot be deleted.</exception>
    bool Remove(string id);

    /// <summary>Removes the incomplete files of an ended process. Only the owner of the data folder calls it.</summary>
    void RemoveIncomplete();
}

/// <summary>A registered voice.</summary>
/// <param name="Id">Id of the voice.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Consent">The statement of consent: who agreed, and when.</param>
/// <param name="RegisteredAt">Time of the registration.</param>
/// <param name="Seconds">Seconds of speech that the prints describe.</param>
/// <param name="Prints">Voice prints, one for each bandwidth.</param>
public sealed record KnownVoice(
    string Id, string Name, string Consent, DateTimeOffset RegisteredAt, double Seconds, IReadOnlyList<ReadOnlyMemory<byte>> Prints);

/// <summary>The stored voices.</summary>
/// <param name="Voices">The readable voices.</param>
/// <param name="Damaged">The files that cannot be read.</param>
public sealed record KnownVoiceList(IReadOnlyList<KnownVoice> Voices, IReadOnlyList<DamagedVoice> Damaged);

/// <summary>A file of a voice that cannot be read.</summary>
/// <param name="Id">Id of the voice, to remove it; null if the name of the file is not an id.</param>
/// <param name="File">Name of the file.</param>
public sealed record DamagedVoice(string? Id, string File);

/// <summary>The outcome of storing a voice.</summary>
/// <param name="Voice">The voice that is stored now under the name.</param>
/// <param name="Kind">What happened.</param>
public sealed record KnownVoiceOutcome(KnownVoice Voice, KnownVoiceChange Kind);

/// <summary>The change of the stored voices.</summary>
public enum KnownVoiceChange
{
    /// <summary>The voice is new.</summary>
    Added,

    /// <summary>The voice replaced another one.</summary>
    Replaced,

    /// <summary>Another voice has the name, and nothing changed.</summary>
    NameTaken,
}
