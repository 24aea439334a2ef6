namespace SymblPS.Cmdlets.Errors;

/// <summary>No connection to use.</summary>
internal sealed class NotConnectedException : SymblException
{
    public NotConnectedException(string message) : base(message) { }
}

/// <summary>A speaker of that name is not there, or there is more than one.</summary>
internal sealed class SpeakerNameException : SymblException
{
    public SpeakerNameException(string message, bool ambiguous) : base(message) => IsAmbiguous = ambiguous;

    public bool IsAmbiguous { get; }
}
