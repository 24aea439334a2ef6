namespace SymblPS.Cmdlets.Errors;

/// <summary>
/// The ids of all error records of the module: the first part of <c>FullyQualifiedErrorId</c>, for scripts to test. Documented in
/// <c>about_SymblPS</c>; once released, an id does not change.
/// </summary>
internal static class ErrorIds
{
    public const string NotConnected = "Symbl.NotConnected";
    public const string AuthenticationFailed = "Symbl.AuthenticationFailed";
    public const string PlatformUnreachable = "Symbl.PlatformUnreachable";
    public const string ServiceUnreachable = "Symbl.ServiceUnreachable";
    public const string NotFound = "Symbl.NotFound";
    public const string ConversationNotFound = "Symbl.ConversationNotFound";
    public const string NotReady = "Symbl.NotReady";
    public const string JobNotFound = "Symbl.JobNotFound";
    public const string AlreadyExists = "Symbl.AlreadyExists";
    public const string InvalidRequest = "Symbl.InvalidRequest";
    public const string RateLimited = "Symbl.RateLimited";
    public const string ServiceFailed = "Symbl.ServiceFailed";
    public const string JobFailed = "Symbl.JobFailed";
    public const string Timeout = "Symbl.Timeout";
    public const string SubmissionUncertain = "Symbl.SubmissionUncertain";
    public const string UnexpectedResponse = "Symbl.UnexpectedResponse";
    public const string LocalServerFailed = "Symbl.LocalServerFailed";
    public const string FileNotFound = "Symbl.FileNotFound";
    public const string FileNotReadable = "Symbl.FileNotReadable";
    public const string FileExists = "Symbl.FileExists";
    public const string FileNotWritable = "Symbl.FileNotWritable";
    public const string InvalidTranscript = "Symbl.InvalidTranscript";
    public const string ReferenceNotFound = "Symbl.ReferenceNotFound";
    public const string InvalidParameter = "Symbl.InvalidParameter";
    public const string SpeakerNotFound = "Symbl.SpeakerNotFound";
    public const string SpeakerAmbiguous = "Symbl.SpeakerAmbiguous";
}
