namespace SymblPS.Client.Diarization;

/// <summary>The content of one recording, from a file or a conversation, as input of scoring.</summary>
public interface IRecording
{
    /// <summary>Name of the recording.</summary>
    string Recording { get; }

    /// <summary>Source, as error messages show it.</summary>
    string Source { get; }

    /// <summary>All names of the recording, the first one included.</summary>
    IEnumerable<string> Names { get; }
}
