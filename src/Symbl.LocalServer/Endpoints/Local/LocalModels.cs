using System.Text.Json.Serialization;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>JSON of tokens and of the operations that only this server has.</summary>
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(InfoResponse))]
[JsonSerializable(typeof(OwnersResponse))]
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
    LimitsInfo Limits,
    IReadOnlyList<string> Deviations,
    IReadOnlyList<string> Extensions);

/// <summary>The engines that find words, speakers and insights, and the language model.</summary>
internal sealed record EnginesInfo(
    IReadOnlyList<string> Words, IReadOnlyList<string> Speakers, IReadOnlyList<string> Insights, IReadOnlyList<string> Model);

/// <summary>The limits of this server.</summary>
internal sealed record LimitsInfo(
    int MaxConcurrentJobs,
    int Workers,
    long MaxUploadBytes,
    int TokenLifetimeSeconds,
    bool PrivateUrlsAllowed);

/// <summary>The owner processes of a server, and whether the server exits after the last of them.</summary>
internal sealed record OwnersResponse(IReadOnlyList<int> Owners, bool EndsWithOwners);
