using System.Text.Json.Serialization;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>JSON of the addresses of pages.</summary>
[JsonSerializable(typeof(ExperienceResponse))]
[JsonSerializable(typeof(PageResponse))]
internal sealed partial class PagesJson : JsonSerializerContext
{
    public static PagesJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>The answer with the address of a new page.</summary>
internal sealed record ExperienceResponse(string Name, string Url);

/// <summary>The address of a page.</summary>
internal sealed record PageResponse(string Url);
