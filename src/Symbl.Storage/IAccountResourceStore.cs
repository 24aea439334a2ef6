using Symbl.Domain.Account;

namespace Symbl.Storage;

/// <summary>Resources of the account of all kinds, in order of creation. The store does not check their content.</summary>
public interface IAccountResourceStore
{
    /// <summary>Reads the resources of a kind.</summary>
    /// <param name="kind">A name of <see cref="AccountResourceKinds"/>.</param>
    /// <param name="uniqueKey">Limits the list to the resource with this key.</param>
    IReadOnlyList<AccountResource> List(string kind, string? uniqueKey = null);

    /// <summary>Counts the resources of a kind.</summary>
    /// <param name="kind">A name of <see cref="AccountResourceKinds"/>.</param>
    long Count(string kind);

    /// <summary>Finds a resource; null if it does not exist.</summary>
    /// <param name="kind">A name of <see cref="AccountResourceKinds"/>.</param>
    /// <param name="id">Id of the resource.</param>
    AccountResource? Find(string kind, string id);

    /// <summary>Adds a resource.</summary>
    /// <param name="kind">A name of <see cref="AccountResourceKinds"/>.</param>
    /// <param name="uniqueKey">Key that only one resource of the kind may have.</param>
    /// <param name="content">A JSON object.</param>
    /// <param name="now">Time of creation.</param>
    AccountResource Add(string kind, string? uniqueKey, string content, DateTimeOffset now);

    /// <summary>Replaces the content of a resource.</summary>
    /// <param name="resource">The resource that was found.</param>
    /// <param name="uniqueKey">Key that only one resource of the kind may have.</param>
    /// <param name="content">A JSON object.</param>
    /// <param name="now">Time of the change.</param>
    AccountResource Replace(AccountResource resource, string? uniqueKey, string content, DateTimeOffset now);

    /// <summary>Deletes a resource.</summary>
    /// <param name="kind">A name of <see cref="AccountResourceKinds"/>.</param>
    /// <param name="id">Id of the resource.</param>
    /// <returns>False if the resource does not exist.</returns>
    bool Delete(string kind, string id);
}

/// <summary>Settings of the account: one JSON object, as the contract describes it.</summary>
public interface ISettingsStore
{
    /// <summary>Reads the settings; an empty object if nothing was set.</summary>
    string Read();

    /// <summary>Replaces the settings.</summary>
    /// <param name="content">A JSON object.</param>
    void Write(string content);
}
