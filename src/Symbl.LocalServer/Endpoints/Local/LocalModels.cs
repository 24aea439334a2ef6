using System.Text.Json.Serialization;
using Symbl.LocalServer.Http;
using Symbl.Recognition.Voices;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>JSON of tokens and of the operations that only this server has.</summary>
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(InfoResponse))]
[JsonSerializable(typeof(OwnersResponse))]
[JsonSerializable(typeof(EngineInfo))]
[JsonSerializable(typeof(VoiceResponse))]
[JsonSerializable(typeof(VoicesResponse))]
internal sealed partial class LocalJson : JsonSerializerContext
{
    public static LocalJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>An access token.</summary>
internal sealed record TokenResponse(string AccessToken, int ExpiresIn);

/// <summary>Describes this server and its differences from the service.</summary>
internal sealed record InfoResponse(
    string Version,
    int Pid,
    bool Testing,
    EnginesInfo Engines,
    EngineInfo Recognizer,
    EngineInfo Diarizer,
    EngineInfo VoiceActivity,
    LimitsInfo Limits,
    IReadOnlyList<string> Deviations,
    IReadOnlyList<string> Extensions)
{
    /// <summary>Whether clients can register voices and name speakers by them.</summary>
    public bool KnownVoices { get; init; }
}

/// <summary>The engines that find words, speakers and insights, and the language model.</summary>
internal sealed record EnginesInfo(
    IReadOnlyList<string> Words, IReadOnlyList<string> Speakers, IReadOnlyList<string> Insights, IReadOnlyList<string> Model);

/// <summary>An engine that a user can choose: the speech recognizer, the diarizer, or the voice activity engine.</summary>
/// <param name="Name">The model, the command file, the address, the name of an engine, or <c>none</c>.</param>
/// <param name="Kind">The kind: <c>model</c>, <c>command</c>, <c>service</c>, <c>acoustic</c> or <c>none</c>.</param>
/// <param name="Source"><c>server</c> if it was chosen for this server, or <c>default</c>.</param>
/// <param name="Engine">The kind and name of the engine; null if there is no usable engine.</param>
/// <param name="Problem">The reason why there is no usable engine.</param>
internal sealed record EngineInfo(string Name, string Kind, string Source, string? Engine, string? Problem)
{
    public static EngineInfo Of(VoiceEngine engine, string source) => new(engine.Name, engine.Kind, source, engine.Method, null);
}

/// <summary>The limits of this server.</summary>
internal sealed record LimitsInfo(
    int MaxConcurrentJobs,
    int Workers,
    long MaxUploadBytes,
    int TokenLifetimeSeconds,
    bool PrivateUrlsAllowed);

/// <summary>The owner processes of a server, and whether the server exits after the last of them.</summary>
internal sealed record OwnersResponse(IReadOnlyList<int> Owners, bool EndsWithOwners);

/// <summary>A registered voice. No answer contains its print.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name of the person.</param>
/// <param name="Consent">The statement of consent.</param>
/// <param name="RegisteredAt">The time of the registration.</param>
/// <param name="Seconds">The seconds of speech that the voice was measured from, without quiet parts.</param>
internal sealed record VoiceResponse(string Id, string Name, string Consent, string RegisteredAt, double Seconds);

/// <summary>All registered voices.</summary>
/// <param name="Voices">The voices in order of name.</param>
/// <param name="Damaged">The files that the server cannot read.</param>
internal sealed record VoicesResponse(IReadOnlyList<VoiceResponse> Voices, IReadOnlyList<DamagedVoiceResponse> Damaged);

/// <summary>A file of a voice that the server cannot read. Without an id, it can be deleted only in the data folder.</summary>
internal sealed record DamagedVoiceResponse(string? Id, string File);
