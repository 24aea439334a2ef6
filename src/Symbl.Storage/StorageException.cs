namespace Symbl.Storage;

/// <summary>The reason why a store cannot be used.</summary>
public enum StorageFault
{
    /// <summary>An error that belongs to no other kind, such as a damaged database.</summary>
    Other,

    /// <summary>The disk, or the space of the user on it, is full.</summary>
    Full,

    /// <summary>Another program has locked the store.</summary>
    Locked,

    /// <summary>The folder, a file or the disk is read-only for this process.</summary>
    ReadOnly,
}

/// <summary>The store cannot be read or written, for example because the disk is full.</summary>
/// <param name="message">The reason.</param>
/// <param name="innerException">The cause.</param>
/// <param name="fault">The kind of reason.</param>
public sealed class StorageException(string message, Exception? innerException = null, StorageFault fault = StorageFault.Other)
    : Exception(message, innerException)
{
    /// <summary>The kind of reason.</summary>
    public StorageFault Fault { get; } = fault;
}
