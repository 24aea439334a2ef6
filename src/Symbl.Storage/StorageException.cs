namespace Symbl.Storage;

/// <summary>The store cannot be read or written, for example because the disk is full.</summary>
/// <param name="message">The reason.</param>
/// <param name="innerException">The cause.</param>
public sealed class StorageException(string message, Exception? innerException = null) : Exception(message, innerException);
