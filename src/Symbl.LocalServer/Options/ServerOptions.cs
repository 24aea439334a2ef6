using System.Globalization;

namespace Symbl.LocalServer.Options;

/// <summary>How a server runs. Defaults are those of the command line.</summary>
internal sealed record ServerOptions
{
    public const int DefaultMaxJobs = 50;
    public const long DefaultMaxUpload = 8L * 1024 * 1024 * 1024;
    public const int DefaultJobLease = 10;
    public const int DefaultTokenLifetime = 86_400;

    /// <summary>The one folder that holds database, recordings in work, keys and credentials.</summary>
    public string DataPath { get; init; } = DefaultDataPath;

    /// <summary>Addresses to listen on; port 0 picks a free one.</summary>
    public IReadOnlyList<Uri> Urls { get; init; } = [new("http://127.0.0.1:0")];

    /// <summary>Certificate of https addresses: PFX, or PEM with its key inside or in <see cref="CertificateKeyPath"/>.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>Private key of a PEM certificate.</summary>
    public string? CertificateKeyPath { get; init; }

    /// <summary>Opens the fault switches and the generator of test conversations.</summary>
    public bool Testing { get; init; }

    /// <summary>Fault rules to start with.</summary>
    public string? FaultsPath { get; init; }

    /// <summary>Jobs of an account that may be unfinished at once; one more is answered with 429.</summary>
    public int MaxJobs { get; init; } = DefaultMaxJobs;

    /// <summary>Jobs worked on at once.</summary>
    public int Workers { get; init; } = Math.Min(Environment.ProcessorCount, 4);

    /// <summary>
    /// How long the claim of a job holds without a renewal. After the end of a process, its jobs wait for this time until another process works on them.
    /// </summary>
    public TimeSpan JobLease { get; init; } = TimeSpan.FromSeconds(DefaultJobLease);

    /// <summary>Works on the jobs of a data folder that another process serves, and answers no requests.</summary>
    public bool WorkersOnly { get; init; }

    /// <summary>Largest recording in bytes, uploaded or fetched.</summary>
    public long MaxUpload { get; init; } = DefaultMaxUpload;

    /// <summary>Lets URL submissions reach private and loopback addresses.</summary>
    public bool AllowPrivateUrls { get; init; }

    /// <summary>The user's own language model, if there is one.</summary>
    public ModelOptions Model { get; init; } = ModelOptions.None;

    /// <summary>Life of a fresh token.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromSeconds(DefaultTokenLifetime);

    /// <summary>Processes the server lives for; with none it runs until it is told to stop.</summary>
    public IReadOnlyList<int> Owners { get; init; } = [];

    /// <summary>Least severe log entry written to standard error.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>Wait before the first repeat of a webhook; doubles with each further one.</summary>
    public TimeSpan WebhookRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Message of a submission that is refused because the account has too many unfinished jobs, as on the service.</summary>
    public static string TooManyJobsText(int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"This API has a limit of maximum of `{limit}` number of concurrent jobs per account. "
        + $"If you are looking to scale, and need more concurrent jobs than this limit, please contact us at support@symbl.ai");

    /// <summary>The user's local application data, <c>SymblPS/local-server</c>.</summary>
    public static string DefaultDataPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "SymblPS",
        "local-server");
}
