namespace Symbl.Models.Errors;

/// <summary>Kinds of failures that concern models.</summary>
public enum ModelProblem
{
    /// <summary>The name is not in the catalog, or no model of that name is installed.</summary>
    NotFound,

    /// <summary>A name, a hash, an address or a choice is not valid.</summary>
    InvalidInput,

    /// <summary>A file is not a model of the expected kind, or it is damaged.</summary>
    InvalidFile,

    /// <summary>The content has another SHA-256 than expected.</summary>
    WrongHash,

    /// <summary>A host did not deliver a model.</summary>
    Unreachable,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>A file cannot be written.</summary>
    NotWritable,
}

/// <summary>A failure that concerns a model. The message names the model or the file.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">Kind of the failure.</param>
    /// <param name="message">The message for the user.</param>
    /// <param name="wayOut">The recommended action, as a sentence.</param>
    /// <param name="cause">The cause, if any.</param>
    public ModelException(ModelProblem problem, string message, string? wayOut = null, Exception? cause = null)
        : base(message, cause) => (Problem, WayOut) = (problem, wayOut);

    /// <summary>Kind of the failure.</summary>
    public ModelProblem Problem { get; }

    /// <summary>The recommended action, as a sentence.</summary>
    public string? WayOut { get; }
}
