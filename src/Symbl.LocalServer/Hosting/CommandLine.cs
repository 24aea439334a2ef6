using System.Globalization;
using System.Net;
using Symbl.LocalServer.Options;
using Symbl.Models.Store;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Hosting;

/// <summary>Parses the command line.</summary>
internal static class CommandLine
{
    public static string Help { get; } = $"""
        symbl-local {ProductVersion.Text}: a Symbl-compatible service on this machine.

        Usage: symbl-local [options]

          --data DIR               folder for the data of the server
                                   (default: {ServerOptions.DefaultDataPath})
          --urls URL[;URL]         addresses to listen on; port 0 picks a free one (default: http://127.0.0.1:0)
                                   an address other than loopback must be https
          --base-uri URL           base address in the links of pages, for example that of a proxy; does not change the
                                   listen address (or {ServerOptions.BaseUriVariable}; default: the first address)
          --allow-origin ORIGIN    origin of web pages that can call this server from a browser; repeatable
                                   (or {ServerOptions.OriginsVariable}, separated by spaces; default: no origin)
          --certificate FILE       certificate for https: PFX, or PEM; the password of a PFX or of the key is read
                                   from the environment variable {ServerCertificate.PasswordVariable}
          --certificate-key FILE   private key of a PEM certificate
          --max-jobs N             unfinished jobs of an account before the server answers 429 (default: {ServerOptions.DefaultMaxJobs})
          --workers N              jobs processed at the same time (default: processors, at most 4)
          --job-lease SECONDS      time until another process takes the job of a killed process
                                   (default: {ServerOptions.DefaultJobLease})
          --workers-only           process the jobs of a data folder that another process serves; answer no requests
          --max-upload BYTES       largest recording (default: {ServerOptions.DefaultMaxUpload})
          --allow-private-urls     let URL submissions reach private and loopback addresses
          --recognizer NAME        speech recognizer: an installed model such as base.en, a command file (.json), the address
                                   of a transcription service, or none (or {RecognizerOptions.RecognizerVariable};
                                   default: the recognizer of Set-SymblRecognizer)
          --recognizer-command FILE
                                   the same for a command file (or {RecognizerOptions.CommandVariable})
          --transcription-url URL  the same for the base address of an OpenAI-compatible transcription service
                                   (or {RecognizerOptions.UrlVariable})
          --transcription-model NAME
                                   name of the model in that service (or {RecognizerOptions.ModelVariable})
          --transcription-key-file FILE
                                   file with its key; without the option, the variable {RecognizerOptions.KeyVariable}
          --diarizer NAME          engine that distinguishes speakers by voice: acoustic, neural, an installed model of voices,
                                   or a command file (.json) (or {VoiceOptions.DiarizerVariable}; default: acoustic)
          --diarizer-command FILE  the same for a command file (or {VoiceOptions.CommandVariable})
          --voice-activity NAME    engine that finds speech: acoustic, silero, or an installed model
                                   (or {VoiceOptions.ActivityVariable}; default: silero if it is installed)
          --models DIR             folder of the installed models (or {ModelPaths.FolderVariable};
                                   default: the folder of Install-SymblModel)
          --no-voice-prints        store no voice prints: appended parts always get new speakers, and stored prints are deleted
                                   (or {ServerOptions.VoicePrintsVariable}=off)
          --known-voices           let clients register voices of people who consent, and name speakers by them
                                   (or {ServerOptions.KnownVoicesVariable}=on; default: off)
          --engine-memory MB       most memory of a process that runs a model (default: depends on the model)
          --test-engines           test the recognizers, print a line of JSON for each, and end
          --model-url URL          base address of an OpenAI-compatible service that answers /v1/model (or {ModelOptions.UrlVariable})
          --model-name NAME        name of the model in that service (or {ModelOptions.NameVariable})
          --embedding-model NAME   name of the model for embeddings, if it differs
                                   (or {ModelOptions.EmbeddingVariable})
          --model-key-file FILE    file with its key; without the option, the variable {ModelOptions.KeyVariable}
          --token-lifetime SECONDS lifetime of a new token (default: {ServerOptions.DefaultTokenLifetime})
          --owner PID              end after the last owner process ends; repeatable
          --testing                open the fault switches and test data (/local/faults, /local/testing)
          --faults FILE            fault rules to start with; needs --testing
          --log-level LEVEL        Trace, Debug, Information, Warning, Error, Critical or None (default: Warning)
          --version                print the version
          --help                   print this text

        When ready it prints one line of JSON (baseUri, credentialsPath, dataPath, pid, version) on standard output.
        Exit codes: 0 stopped, 1 failed, 2 wrong option, 3 data folder in use, 4 address in use.
        """;

    /// <summary>Parses the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="variable">Reads an environment variable, or null to ignore the environment.</param>
    /// <exception cref="StartupException">An option is unknown, or its value is missing or invalid.</exception>
    public static ServerOptions Parse(IReadOnlyList<string> arguments, Func<string, string?>? variable = null)
    {
        var options = new ServerOptions();
        var model = ModelOptions.None;
        var recognizer = RecognizerOptions.Default;
        var voices = VoiceOptions.Default;
        var owners = new List<int>();
        var origins = new List<string>();
        variable ??= _ => null;
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, inline) = Split(arguments[i]);
            string Value() => inline ?? (++i < arguments.Count ? arguments[i] : throw Wrong($"{name} needs a value"));
            switch (name)
            {
                case "--data": options = options with { DataPath = Path.GetFullPath(NotEmpty(name, Value())) }; break;
                case "--urls": options = options with { Urls = ParseUrls(Value()) }; break;
                case "--base-uri": options = options with { BaseUri = BaseUri(name, Value()) }; break;
                case "--allow-origin": origins.Add(Origin(name, Value())); break;
                case "--certificate": options = options with { CertificatePath = ExistingFile(name, Value()) }; break;
                case "--certificate-key": options = options with { CertificateKeyPath = ExistingFile(name, Value()) }; break;
                case "--max-jobs": options = options with { MaxJobs = (int)Number(name, Value(), 1, int.MaxValue) }; break;
                case "--workers": options = options with { Workers = (int)Number(name, Value(), 1, 64) }; break;
                case "--job-lease":
                    options = options with { JobLease = TimeSpan.FromSeconds(Number(name, Value(), 1, 3_600)) };
                    break;
                case "--workers-only": options = options with { WorkersOnly = Flag(name, inline) }; break;
                case "--max-upload": options = options with { MaxUpload = Number(name, Value(), 1, long.MaxValue) }; break;
                case "--recognizer": recognizer = recognizer.Choose(name, NotEmpty(name, Value())); break;
                case "--recognizer-command": recognizer = recognizer.Choose(name, ExistingFile(name, Value())); break;
                case "--transcription-url": recognizer = recognizer.Choose(name, NotEmpty(name, Value())); break;
                case "--transcription-model": recognizer = recognizer with { ServiceModel = NotEmpty(name, Value()) }; break;
                case "--transcription-key-file": recognizer = recognizer with { KeyPath = ExistingFile(name, Value()) }; break;
                case "--diarizer": voices = voices.Choose(name, NotEmpty(name, Value())); break;
                case "--diarizer-command": voices = voices.Choose(name, ExistingFile(name, Value())); break;
                case "--voice-activity": voices = voices with { Activity = NotEmpty(name, Value()) }; break;
                case "--models": options = options with { ModelsPath = Path.GetFullPath(NotEmpty(name, Value())) }; break;
                case "--no-voice-prints": options = options with { VoicePrints = !Flag(name, inline) }; break;
                case "--known-voices": options = options with { KnownVoices = Flag(name, inline) }; break;
                case "--engine-memory": options = options with { EngineMemory = Number(name, Value(), 64, 1 << 20) << 20 }; break;
                case "--test-engines": options = options with { TestEngines = Flag(name, inline) }; break;
                case "--model-url": model = model with { Url = ModelOptions.ParseUrl(name, Value()) }; break;
                case "--model-name": model = model with { Name = NotEmpty(name, Value()) }; break;
                case "--embedding-model": model = model with { EmbeddingName = NotEmpty(name, Value()) }; break;
                case "--model-key-file": model = model with { KeyPath = ExistingFile(name, Value()) }; break;
                case "--token-lifetime":
                    options = options with { TokenLifetime = TimeSpan.FromSeconds(Number(name, Value(), 1, 31_536_000)) };
                    break;
                case "--owner": owners.Add((int)Number(name, Value(), 1, int.MaxValue)); break;
                case "--faults": options = options with { FaultsPath = ExistingFile(name, Value()) }; break;
                case "--log-level": options = options with { LogLevel = Level(name, Value()) }; break;
                case "--allow-private-urls": options = options with { AllowPrivateUrls = Flag(name, inline) }; break;
                case "--testing": options = options with { Testing = Flag(name, inline) }; break;
                default: throw Wrong($"unknown option '{arguments[i]}'");
            }
        }

        if (options.FaultsPath is not null && !options.Testing)
            throw Wrong("--faults needs --testing");
        if (options.Urls.Any(url => url.Scheme == Uri.UriSchemeHttps) && options.CertificatePath is null)
            throw Wrong("an https address needs --certificate");
        if (options.BaseUri is null && variable(ServerOptions.BaseUriVariable) is { Length: > 0 } baseUri)
            options = options with { BaseUri = BaseUri(ServerOptions.BaseUriVariable, baseUri) };
        if (variable(ServerOptions.VoicePrintsVariable) is { Length: > 0 } prints)
            options = options with { VoicePrints = options.VoicePrints && IsOn(ServerOptions.VoicePrintsVariable, prints) };
        if (variable(ServerOptions.KnownVoicesVariable) is { Length: > 0 } known)
            options = options with { KnownVoices = options.KnownVoices || IsOn(ServerOptions.KnownVoicesVariable, known) };
        if (options is { KnownVoices: true, VoicePrints: false })
        {
            throw Wrong("--known-voices needs voice prints, and --no-voice-prints turns them off; omit one of the two, "
                + $"also as {ServerOptions.KnownVoicesVariable} or {ServerOptions.VoicePrintsVariable}");
        }

        if (origins.Count == 0 && variable(ServerOptions.OriginsVariable) is { } allowed)
            origins.AddRange(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => Origin(ServerOptions.OriginsVariable, part)));
        return options with { Owners = owners, AllowedOrigins = origins, Model = model.Complete(variable), Recognizer = recognizer.Complete(variable), Voices = voices.Complete(variable) };
    }

    private static IReadOnlyList<Uri> ParseUrls(string text)
    {
        var urls = new List<Uri>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(part, UriKind.Absolute, out var url)
                || !IsHttp(url)
                || url.PathAndQuery != "/")
                throw Wrong($"--urls: '{part}' is not an address such as http://127.0.0.1:5080");
            if (url.HostNameType == UriHostNameType.Dns && !url.IsLoopback)
                throw Wrong($"--urls: '{url.Host}' is a name; give the IP address to listen on, or localhost");
            if (url.Scheme == Uri.UriSchemeHttp && !IsLoopback(url))
                throw Wrong($"--urls: '{part}' is not a loopback address, and secrets would travel in the clear; use https");
            urls.Add(url);
        }

        return urls.Count > 0 ? urls : throw Wrong("--urls needs an address");
    }

    private static Uri BaseUri(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && IsHttp(url) && url.Query.Length + url.Fragment.Length + url.UserInfo.Length == 0
            ? url
            : throw Wrong($"{name}: '{value}' is not a base address such as https://symbl.example.com");

    private static string Origin(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && IsHttp(url) && url.PathAndQuery == "/" && url.UserInfo.Length == 0
            ? url.GetLeftPart(UriPartial.Authority)
            : throw Wrong($"{name}: '{value}' is not an origin such as https://app.example.com");

    private static bool IsHttp(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;

    private static bool IsLoopback(Uri url) =>
        url.HostNameType == UriHostNameType.Dns ? url.IsLoopback : IPAddress.IsLoopback(IPAddress.Parse(url.DnsSafeHost));

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return argument.StartsWith("--", StringComparison.Ordinal) && equals > 0
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);
    }

    private static bool Flag(string name, string? value) => value is null ? true : throw Wrong($"{name} takes no value");

    private static bool IsOn(string name, string value) => value.ToUpperInvariant() switch
    {
        "ON" => true,
        "OFF" => false,
        _ => throw Wrong($"{name}: '{value}' is neither on nor off"),
    };

    private static string NotEmpty(string name, string value) => value.Length > 0 ? value : throw Wrong($"{name} needs a value");

    private static string ExistingFile(string name, string value) =>
        File.Exists(value) ? Path.GetFullPath(value) : throw Wrong($"{name}: there is no file '{value}'");

    private static long Number(string name, string value, long least, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(most is int.MaxValue or long.MaxValue
                ? $"{name}: '{value}' is not a whole number of at least {least}"
                : $"{name}: '{value}' is not a whole number from {least} to {most}");

    private static LogLevel Level(string name, string value) =>
        Enum.TryParse<LogLevel>(value, ignoreCase: true, out var level) && Enum.IsDefined(level)
            ? level
            : throw Wrong($"{name}: '{value}' is not a level");

    private static StartupException Wrong(string message) => StartupException.WrongOption(message);
}
