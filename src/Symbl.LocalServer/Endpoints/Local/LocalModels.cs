using System.Text.Json.Serialization;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>JSON of the operations that only this server has, and of tokens.</summary>
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(InfoResponse))]
[JsonSerializable(typeof(OwnersResponse))]
internal sealed partial class LocalJson : JsonSerializerContext
{
    public static LocalJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>An access token.</summary>
internal sealed record TokenResponse(string AccessToken, int ExpiresIn);

/// <summary>What this server is and how it differs from the service.</summary>
internal sealed record InfoResponse(
    string Version,
    int Pid,
    bool Testing,
    EnginesInfo Engines,
    LimitsInfo Limits,
    IReadOnlyList<string> Deviations);

/// <summary>What finds words, speakers and insights, and what answers for the language model.</summary>
internal sealed record EnginesInfo(
    IReadOnlyList<string> Words, IReadOnlyList<string> Speakers, IReadOnlyList<string> Insights, IReadOnlyList<string> Model);

/// <summary>What this server refuses beyond.</summary>
internal sealed record LimitsInfo(
    int MaxConcurrentJobs,
    int Workers,
    long MaxUploadBytes,
    int TokenLifetimeSeconds,
    bool PrivateUrlsAllowed);

/// <summary>The processes a server lives for, and whether it ends with the last of them.</summary>
internal sealed record OwnersResponse(IReadOnlyList<int> Owners, bool EndsWithOwners);
