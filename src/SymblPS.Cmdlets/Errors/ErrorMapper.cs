using System.Net;
using Symbl.Models.Errors;
using SymblPS.Client.Errors;

namespace SymblPS.Cmdlets.Errors;

/// <summary>Converts exceptions to error records: id, category, target, message of the service and recommendation.</summary>
internal static class ErrorMapper
{
    /// <summary>Whether the exception is a failure that the module reports, not a defect or the flow control of the pipeline.</summary>
    public static bool IsOurs(Exception exception) => exception switch
    {
        PipelineStoppedException => false,
        IContainsErrorRecord => false,
        SymblException or ModelException or IOException or UnauthorizedAccessException or ArgumentException => true,
        _ => IsInvalidContent(exception),
    };

    /// <summary>Whether the command can continue with other items after this failure.</summary>
    public static bool ConcernsItemOnly(Exception exception) => exception switch
    {
        SymblAmbiguousSubmissionException => true,
        NotConnectedException or SymblAuthenticationException or SymblConnectionException or SymblLocalServerException => false,
        _ => IsOurs(exception),
    };

    /// <summary>Creates the error record.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="target">The item; <see langword="null"/> selects the job of the exception.</param>
    public static ErrorRecord ToRecord(Exception exception, object? target)
    {
        var (id, category) = Classify(exception);
        var job = exception switch
        {
            SymblJobFailedException failed => failed.Job,
            SymblTimeoutException timeout => timeout.Job,
            _ => null,
        };
        var record = new ErrorRecord(exception, id, category, job ?? target);
        if (((exception as SymblException)?.RecommendedAction ?? (exception as ModelException)?.WayOut) is { Length: > 0 } action)
            record.ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = action };
        else if (exception is ArgumentException { ParamName: { Length: > 0 } name })
            record.ErrorDetails = new ErrorDetails(WithParameterOfCmdlet(exception.Message, name));
        return record;
    }

    /// <summary>
    /// Names the parameter of the cmdlet instead of the member of the client: <c>-ChannelSpeaker</c> for <c>ChannelSpeakers</c>. Names of
    /// parameters are singular.
    /// </summary>
    private static string WithParameterOfCmdlet(string message, string member)
    {
        message = message.Replace($" (Parameter '{member}')", string.Empty);
        if (!message.StartsWith(member + ' ', StringComparison.Ordinal)) return message;
        var parameter = member.EndsWith("ies", StringComparison.Ordinal) ? member[..^3] + 'y'
            : member.EndsWith('s') && !member.EndsWith("ss", StringComparison.Ordinal) ? member[..^1]
            : member;
        return '-' + parameter + message[member.Length..];
    }

    private static (string Id, ErrorCategory Category) Classify(Exception exception) => exception switch
    {
        NotConnectedException => (ErrorIds.NotConnected, ErrorCategory.ConnectionError),
        SpeakerNameException { IsAmbiguous: true } => (ErrorIds.SpeakerAmbiguous, ErrorCategory.InvalidArgument),
        SpeakerNameException => (ErrorIds.SpeakerNotFound, ErrorCategory.ObjectNotFound),
        NameAmbiguousException => (ErrorIds.NameAmbiguous, ErrorCategory.InvalidArgument),
        ReferenceNotFoundException => (ErrorIds.ReferenceNotFound, ErrorCategory.ObjectNotFound),
        NoWordsException => (ErrorIds.NoWords, ErrorCategory.ObjectNotFound),
        SymblNotFoundException or SymblJobFailedException when LanguageRefusal.Is(exception.Message) =>
            (ErrorIds.NotAvailableForLanguage, ErrorCategory.NotImplemented),
        SymblAuthenticationException { StatusCode: (int)HttpStatusCode.Forbidden } =>
            (ErrorIds.AuthenticationFailed, ErrorCategory.PermissionDenied),
        SymblAuthenticationException => (ErrorIds.AuthenticationFailed, ErrorCategory.AuthenticationError),
        SymblNotFoundException missing => (NotFoundId(missing.Path), ErrorCategory.ObjectNotFound),
        SymblRateLimitException => (ErrorIds.RateLimited, ErrorCategory.LimitsExceeded),
        SymblServiceException { StatusCode: (int)HttpStatusCode.Conflict } => (ErrorIds.AlreadyExists, ErrorCategory.ResourceExists),
        SymblServiceException { StatusCode: >= 400 and < 500 } => (ErrorIds.InvalidRequest, ErrorCategory.InvalidArgument),
        SymblServiceException => (ErrorIds.ServiceFailed, ErrorCategory.ResourceUnavailable),
        SymblNotReadyException => (ErrorIds.NotReady, ErrorCategory.ResourceUnavailable),
        SymblPlatformUnreachableException => (ErrorIds.PlatformUnreachable, ErrorCategory.ResourceUnavailable),
        SymblAmbiguousSubmissionException => (ErrorIds.SubmissionUncertain, ErrorCategory.ConnectionError),
        SymblConnectionException => (ErrorIds.ServiceUnreachable, ErrorCategory.ConnectionError),
        SymblTimeoutException => (ErrorIds.Timeout, ErrorCategory.OperationTimeout),
        SymblJobFailedException => (ErrorIds.JobFailed, ErrorCategory.InvalidResult),
        SymblUnexpectedResponseException => (ErrorIds.UnexpectedResponse, ErrorCategory.InvalidData),
        SymblNotSupportedException => (ErrorIds.NotSupported, ErrorCategory.NotImplemented),
        SymblLocalServerException => (ErrorIds.LocalServerFailed, ErrorCategory.ResourceUnavailable),
        OutputFileException { AlreadyThere: true } => (ErrorIds.FileExists, ErrorCategory.ResourceExists),
        OutputFileException => (ErrorIds.FileNotWritable, ErrorCategory.WriteError),
        EngineTestException => (ErrorIds.EngineFailed, ErrorCategory.InvalidResult),
        ModelException model => Classify(model.Problem),
        SymblTranscriptException => (ErrorIds.InvalidTranscript, ErrorCategory.ParserError),
        FileNotFoundException or DirectoryNotFoundException => (ErrorIds.FileNotFound, ErrorCategory.ObjectNotFound),
        UnauthorizedAccessException => (ErrorIds.FileNotReadable, ErrorCategory.PermissionDenied),
        IOException => (ErrorIds.FileNotReadable, ErrorCategory.ReadError),
        System.Text.DecoderFallbackException or System.Text.EncoderFallbackException => (ErrorIds.InvalidContent, ErrorCategory.InvalidData),
        ArgumentException => (ErrorIds.InvalidParameter, ErrorCategory.InvalidArgument),
        _ when IsInvalidContent(exception) => (ErrorIds.InvalidContent, ErrorCategory.InvalidData),
        _ => (ErrorIds.ServiceFailed, ErrorCategory.NotSpecified),
    };

    private static (string Id, ErrorCategory Category) Classify(ModelProblem problem) => problem switch
    {
        ModelProblem.NotFound => (ErrorIds.ModelNotFound, ErrorCategory.ObjectNotFound),
        ModelProblem.InvalidFile => (ErrorIds.InvalidModel, ErrorCategory.InvalidData),
        ModelProblem.WrongHash => (ErrorIds.ModelHashMismatch, ErrorCategory.InvalidData),
        ModelProblem.Unreachable => (ErrorIds.DownloadFailed, ErrorCategory.ConnectionError),
        ModelProblem.DiskFull => (ErrorIds.DiskFull, ErrorCategory.WriteError),
        ModelProblem.NotWritable => (ErrorIds.FileNotWritable, ErrorCategory.WriteError),
        _ => (ErrorIds.InvalidParameter, ErrorCategory.InvalidArgument),
    };

    // What the readers of the runtime throw for content that they cannot read. A bad file must not end a batch.
    private static bool IsInvalidContent(Exception exception) => exception is FormatException or OverflowException or InvalidDataException
        or System.Text.Json.JsonException or System.Xml.XmlException or System.Text.RegularExpressions.RegexMatchTimeoutException;

    private static string NotFoundId(string path) =>
        path.IndexOf("/v1/job/", StringComparison.Ordinal) >= 0 ? ErrorIds.JobNotFound
        // If a bookmark is missing, its conversation may exist. The message of the service says which one is missing.
        : path.IndexOf("/bookmarks/", StringComparison.Ordinal) >= 0 ? ErrorIds.NotFound
        : path.IndexOf("/v1/conversations/", StringComparison.Ordinal) >= 0 || path.IndexOf("/v1/process/", StringComparison.Ordinal) >= 0
            ? ErrorIds.ConversationNotFound
        : ErrorIds.NotFound;
}
