using System.Globalization;

namespace Symbl.LocalServer.Options;

/// <summary>The options of a server. The defaults are the defaults of the command line.</summary>
internal sealed record ServerOptions
{
    public const int DefaultMaxJobs = 50;
    public const long DefaultMaxUpload = 8L * 1024 * 1024 * 1024;
    public const int DefaultJobLease = 10;
    public const int DefaultTokenLifetime = 86_400;
    public const string BaseUriVariable = "SYMBL_LOCAL_BASE_URI";
    public const string VoicePrintsVariable = "SYMBL_LOCAL_VOICE_PRINTS";
    public const string KnownVoicesVariable = "SYMBL_LOCAL_KNOWN_VOICES";
    public const string OriginsVariable = "SYMBL_LOCAL_ALLOWED_ORIGINS";

    /// <summary>The folder for the database, recordings in process, keys and credentials.</summary>
    public string DataPath { get; init; } = DefaultDataPath;

    /// <summary>The addresses to listen on. Port 0 selects a free port.</summary>
    public IReadOnlyList<Uri> Urls { get; init; } = [new("http://127.0.0.1:0")];

    /// <summary>The base address in the links of pages, for example behind a proxy. Null for the address that the server listens on.</summary>
    public Uri? BaseUri { get; init; }

    /// <summary>The origins of web pages that can call this server from a browser, such as <c>https://app.example.com</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// The certificate for https addresses: PFX, or PEM with its key in the same file or in <see cref="CertificateKeyPath"/>.
    /// </summary>
    public string? CertificatePath { get; init; }

    /// <summary>The private key of a PEM certificate.</summary>
    public string? CertificateKeyPath { get; init; }

    /// <summary>Enables the fault rules and the generator of test conversations.</summary>
    public bool Testing { get; init; }

    /// <summary>The file with the initial fault rules.</summary>
    public string? FaultsPath { get; init; }

    /// <summary>The maximum number of unfinished jobs of an account. The answer to one more is 429.</summary>
    public int MaxJobs { get; init; } = DefaultMaxJobs;

    /// <summary>The number of jobs to process at the same time.</summary>
    public int Workers { get; init; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>
    /// The duration of a lease without a renewal. If a process ends, its jobs wait for this time before another process can process them.
    /// </summary>
    public TimeSpan JobLease { get; init; } = TimeSpan.FromSeconds(DefaultJobLease);

    /// <summary>Processes the jobs of a data folder that another process serves. The process answers no requests.</summary>
    public bool WorkersOnly { get; init; }

    /// <summary>Tests the speech recognizers and ends. The process answers no requests.</summary>
    public bool TestEngines { get; init; }

    /// <summary>The maximum size of an uploaded or fetched recording, in bytes.</summary>
    public long MaxUpload { get; init; } = DefaultMaxUpload;

    /// <summary>Allows URL submissions to access private and loopback addresses.</summary>
    public bool AllowPrivateUrls { get; init; }

    /// <summary>The language model of the user, if there is one.</summary>
    public ModelOptions Model { get; init; } = ModelOptions.None;

    /// <summary>The engines that distinguish speakers and find speech.</summary>
    public VoiceOptions Voices { get; init; } = VoiceOptions.Default;

    /// <summary>The speech recognizer.</summary>
    public RecognizerOptions Recognizer { get; init; } = RecognizerOptions.Default;

    /// <summary>Whether the server stores voice prints with conversations, to recognize people in appended parts.</summary>
    public bool VoicePrints { get; init; } = true;

    /// <summary>Whether people can register voices, which submissions can then name speakers with. It requires <see cref="VoicePrints"/>.</summary>
    public bool KnownVoices { get; init; }

    /// <summary>The folder of the installed models. Null for the folder of <c>Install-SymblModel</c>.</summary>
    public string? ModelsPath { get; init; }

    /// <summary>The most memory of a process that runs a speech recognition model, in bytes. Null for a limit that depends on the model.</summary>
    public long? EngineMemory { get; init; }

    /// <summary>The lifetime of a new token.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromSeconds(DefaultTokenLifetime);

    /// <summary>The owner processes. The server stops after the last of them. Without owners, it runs until a stop request.</summary>
    public IReadOnlyList<int> Owners { get; init; } = [];

    /// <summary>The lowest level of log entries on standard error.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>The delay before the first retry of a webhook. It doubles with each further retry.</summary>
    public TimeSpan WebhookRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The error message for a submission if the account has too many unfinished jobs, as on the service.</summary>
    public static string TooManyJobsText(int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"This API has a limit of maximum of `{limit}` number of concurrent jobs per account. "
        + $"If you are looking to scale, and need more concurrent jobs than this limit, please contact us at support@symbl.ai");

    /// <summary>The folder <c>SymblPS/local-server</c> in the local application data of the user.</summary>
    public static string DefaultDataPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "SymblPS",
        "local-server");
}
