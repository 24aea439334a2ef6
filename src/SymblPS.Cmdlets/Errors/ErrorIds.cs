namespace SymblPS.Cmdlets.Errors;

/// <summary>
/// The ids of all error records of the module: the first part of <c>FullyQualifiedErrorId</c>, which scripts can test. A released id does not change.
/// The summary of each id is its advice in <c>about_SymblPS</c>; <c>docs/errors.md</c> has the details.
/// </summary>
internal static class ErrorIds
{
    /// <summary>Run Connect-Symbl -Local, or connect to a service.</summary>
    public const string NotConnected = "Symbl.NotConnected";

    /// <summary>Check the application id and secret, or get a new token. Then connect again.</summary>
    public const string AuthenticationFailed = "Symbl.AuthenticationFailed";

    /// <summary>
    /// A host of the public platform does not resolve. The platform may have been shut down. Use Connect-Symbl -Local, or the -BaseUri of a private
    /// deployment.
    /// </summary>
    public const string PlatformUnreachable = "Symbl.PlatformUnreachable";

    /// <summary>The service did not answer. Check the address, the network and the proxy, and that the service runs.</summary>
    public const string ServiceUnreachable = "Symbl.ServiceUnreachable";

    /// <summary>Check the id or the path.</summary>
    public const string NotFound = "Symbl.NotFound";

    /// <summary>Check the id. Get-SymblConversation lists the conversations.</summary>
    public const string ConversationNotFound = "Symbl.ConversationNotFound";

    /// <summary>Several objects have the name. The message lists their ids; use one of them.</summary>
    public const string NameAmbiguous = "Symbl.NameAmbiguous";

    /// <summary>The result is not complete, or was not requested. Wait for the job, or specify -Wait.</summary>
    public const string NotReady = "Symbl.NotReady";

    /// <summary>Check the id, and that the connection is the one that submitted the recording.</summary>
    public const string JobNotFound = "Symbl.JobNotFound";

    /// <summary>An object of that name exists and was not changed. Change it with its Set- command, or replace a voice with -Force.</summary>
    public const string AlreadyExists = "Symbl.AlreadyExists";

    /// <summary>The service refused the request. Its own message states the reason.</summary>
    public const string InvalidRequest = "Symbl.InvalidRequest";

    /// <summary>Too many jobs or requests. Wait for running jobs, or specify a longer -Timeout.</summary>
    public const string RateLimited = "Symbl.RateLimited";

    /// <summary>The service failed. Try again later.</summary>
    public const string ServiceFailed = "Symbl.ServiceFailed";

    /// <summary>The service could not process the recording. The message states the reason; the job is the target object.</summary>
    public const string JobFailed = "Symbl.JobFailed";

    /// <summary>The job continues. Wait for it again.</summary>
    public const string Timeout = "Symbl.Timeout";

    /// <summary>The connection broke during a submission. Check whether the conversation exists before you submit again.</summary>
    public const string SubmissionUncertain = "Symbl.SubmissionUncertain";

    /// <summary>The response is not that of a Symbl service. Check the address, and proxies in between.</summary>
    public const string UnexpectedResponse = "Symbl.UnexpectedResponse";

    /// <summary>The local server did not start. Install the .NET 10 runtime with ASP.NET Core, or follow the recommendation of the error.</summary>
    public const string LocalServerFailed = "Symbl.LocalServerFailed";

    /// <summary>Only the local server has this feature. Run Connect-Symbl -Local.</summary>
    public const string NotSupported = "Symbl.NotSupported";

    /// <summary>Check the path.</summary>
    public const string FileNotFound = "Symbl.FileNotFound";

    /// <summary>Check the permissions, and that no other program writes to the file.</summary>
    public const string FileNotReadable = "Symbl.FileNotReadable";

    /// <summary>Specify another path, or -Force to overwrite the file.</summary>
    public const string FileExists = "Symbl.FileExists";

    /// <summary>Check the folder, the permissions and the free space.</summary>
    public const string FileNotWritable = "Symbl.FileNotWritable";

    /// <summary>The message states the file, the line and the expected content.</summary>
    public const string InvalidTranscript = "Symbl.InvalidTranscript";

    /// <summary>A file or a value has an invalid format or encoding. The message states the problem.</summary>
    public const string InvalidContent = "Symbl.InvalidContent";

    /// <summary>The message lists the recordings of the references. Give the files or the rows of one recording the same name.</summary>
    public const string ReferenceNotFound = "Symbl.ReferenceNotFound";

    /// <summary>The messages of a conversation have no words. Install a recognizer and submit the recording again.</summary>
    public const string NoWords = "Symbl.NoWords";

    /// <summary>The language of the conversation does not have the feature. The message lists the features that it has.</summary>
    public const string NotAvailableForLanguage = "Symbl.NotAvailableForLanguage";

    /// <summary>The message states the parameter and the reason.</summary>
    public const string InvalidParameter = "Symbl.InvalidParameter";

    /// <summary>The message lists the speakers of the conversation.</summary>
    public const string SpeakerNotFound = "Symbl.SpeakerNotFound";

    /// <summary>Two speakers have that name. Use the member id.</summary>
    public const string SpeakerAmbiguous = "Symbl.SpeakerAmbiguous";

    /// <summary>The message lists names like it, or the installed models. Get-SymblModel lists all models.</summary>
    public const string ModelNotFound = "Symbl.ModelNotFound";

    /// <summary>The file is not a model of that kind, or it is damaged. Copy or download it again.</summary>
    public const string InvalidModel = "Symbl.InvalidModel";

    /// <summary>The content of the model has another SHA-256 than expected. Nothing was installed. Get the file again.</summary>
    public const string ModelHashMismatch = "Symbl.ModelHashMismatch";

    /// <summary>The host did not deliver the model. Run the command again to continue, use -MirrorUri, or install a file with -Path.</summary>
    public const string DownloadFailed = "Symbl.DownloadFailed";

    /// <summary>Free space on the disk, or set SYMBL_MODELS_PATH to a folder of another disk.</summary>
    public const string DiskFull = "Symbl.DiskFull";

    /// <summary>A speech engine does not work on this machine. The message states the reason.</summary>
    public const string EngineFailed = "Symbl.EngineFailed";
}
