namespace Symbl.Domain.Account;

/// <summary>A resource of the account, such as a tracker, an entity or a group.</summary>
/// <param name="Id">Id of the resource, as clients see it.</param>
/// <param name="Content">A JSON object: the members that the client gave, without the members that the server adds.</param>
/// <param name="CreatedOn">Time of creation; null for a resource that comes with the server.</param>
/// <param name="UpdatedOn">Time of the last change; null for a resource that comes with the server.</param>
public sealed record AccountResource(string Id, string Content, DateTimeOffset? CreatedOn, DateTimeOffset? UpdatedOn);
