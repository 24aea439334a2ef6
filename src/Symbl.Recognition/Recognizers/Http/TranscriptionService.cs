using Symbl.Platform.Http;
using Symbl.Platform.Processes;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>
/// A transcription service of the user: a server that takes a recording by <c>POST .../audio/transcriptions</c>, as OpenAI, Azure OpenAI,
/// whisper.cpp's server, LocalAI, vLLM and speaches do. No member but the requests to the service shows the key.
/// </summary>
internal sealed class TranscriptionService
{
    /// <summary>An address that is accepted, for help and messages.</summary>
    public const string ExampleUrl = "http://127.0.0.1:8080/v1";

    private const string UrlOption = "--transcription-url";
    private const string KeyOption = "--transcription-key-file";
    private const string VersionParameter = "api-version";
    private const string OpenAiPath = "/audio/transcriptions";
    private const string WhisperCppPath = "/inference";

    private static readonly string[] AzureHosts = [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com", ".azure-api.net"];

    private TranscriptionService(Uri endpoint, string? model, string? key, ServiceLimits limits) =>
        (Endpoint, Model, Key, Limits) = (endpoint, model, key, limits);

    /// <summary>The name of the model at the service; null if the service has one model.</summary>
    public string? Model { get; }

    /// <summary>Host and port of the service.</summary>
    public string Authority => Endpoint.Authority;

    /// <summary>Describes the service, for the provenance of words and for the state of the server.</summary>
    public string Description => $"transcription service at {Authority}" + (Model is null ? "" : $", model {Model}");

    /// <summary>Whether the recording leaves this machine.</summary>
    public bool IsRemote => !ServiceAddress.IsLoopback(Endpoint);

    /// <summary>The time limits.</summary>
    public ServiceLimits Limits { get; }

    /// <summary>The address of the requests.</summary>
    internal Uri Endpoint { get; }

    /// <summary>The key; null if the service needs none.</summary>
    internal string? Key { get; }

    /// <summary>Whether the service takes the key in the header <c>api-key</c>.</summary>
    internal bool IsAzure => HasAzureHost(Endpoint) || HasVersion(Endpoint);

    /// <summary>Creates a service from the options of the user.</summary>
    /// <param name="url">
    /// The base address, such as <see cref="ExampleUrl"/>, or the whole address, which ends with <c>/audio/transcriptions</c> or
    /// <c>/inference</c>. The query can have <c>api-version</c>.
    /// </param>
    /// <param name="model">The name of the model; null if the service has one model.</param>
    /// <param name="key">The key; null if the service needs none.</param>
    /// <param name="limits">The time limits; null for the usual ones.</param>
    /// <param name="urlOption">The option or the environment variable with the address, for messages.</param>
    /// <exception cref="StartupException">The address is not valid, contains a secret, or would send the recording in the clear.</exception>
    public static TranscriptionService Create(string url, string? model, string? key, ServiceLimits? limits = null, string urlOption = UrlOption)
    {
        var given = ServiceAddress.Parse(urlOption, url, ExampleUrl, KeyOption, VersionParameter);
        if (ServiceAddress.IsInTheClear(given))
            throw StartupException.WrongOption($"{urlOption}: the recording would travel in the clear to {given.Authority}; use https");
        var path = given.AbsolutePath.TrimEnd('/');
        if (HasAzureHost(given) && path.Contains("/deployments/", StringComparison.OrdinalIgnoreCase) && !HasVersion(given))
            throw StartupException.WrongOption($"{urlOption}: the address of an Azure deployment needs a version, such as ?{VersionParameter}=2024-10-21");
        var isWhole = path.EndsWith(OpenAiPath, StringComparison.OrdinalIgnoreCase) || path.EndsWith(WhisperCppPath, StringComparison.OrdinalIgnoreCase);
        var endpoint = new UriBuilder(given) { Path = isWhole ? path : path + OpenAiPath }.Uri;
        return new TranscriptionService(
            endpoint, string.IsNullOrWhiteSpace(model) ? null : model.Trim(), string.IsNullOrEmpty(key) ? null : key, limits ?? new ServiceLimits());
    }

    /// <summary>Returns <see cref="Description"/>.</summary>
    public override string ToString() => Description;

    private static bool HasAzureHost(Uri url) => AzureHosts.Any(host => url.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));

    private static bool HasVersion(Uri url) => url.Query.Contains(VersionParameter + "=", StringComparison.OrdinalIgnoreCase);
}
