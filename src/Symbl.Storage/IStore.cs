namespace Symbl.Storage;

/// <summary>
/// The store of a server. One unit of work writes at a time, and its changes are durable when it ends. Any number of snapshots read beside
/// it, and each sees the state at its start.
/// </summary>
public interface IStore
{
    /// <summary>Runs work that reads one state of the store.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="read">The work. It must not keep the unit of work.</param>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    T Read<T>(Func<IUnitOfWork, T> read);

    /// <summary>Opens one state of the store for reading until the snapshot is disposed.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    ISnapshot Read();

    /// <summary>Runs work that changes the store. The store keeps all changes, or none if the work throws.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="work">The work. It must not keep the unit of work.</param>
    /// <param name="cancel">Cancels the wait for other writers. A started unit of work runs to its end.</param>
    /// <exception cref="StorageException">The store cannot be written.</exception>
    Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancel);

    /// <inheritdoc cref="WriteAsync{T}"/>
    Task WriteAsync(Action<IUnitOfWork> work, CancellationToken cancel) =>
        WriteAsync(
            unit =>
            {
                work(unit);
                return true;
            },
            cancel);
}

/// <summary>The stores within one transaction.</summary>
public interface IUnitOfWork
{
    /// <summary>Conversations without their content.</summary>
    IConversationStore Conversations { get; }

    /// <summary>Members of conversations.</summary>
    IMemberStore Members { get; }

    /// <summary>Voice prints of members.</summary>
    IVoiceStore Voices { get; }

    /// <summary>Messages and turns.</summary>
    IMessageStore Messages { get; }

    /// <summary>Jobs and their leases.</summary>
    IJobStore Jobs { get; }

    /// <summary>Notifications that wait to be sent.</summary>
    IWebhookStore Webhooks { get; }

    /// <summary>Bookmarks of conversations.</summary>
    IBookmarkStore Bookmarks { get; }

    /// <summary>Trackers, entities, groups and other resources of the account, as JSON.</summary>
    IAccountResourceStore Resources { get; }

    /// <summary>Settings of the account, as JSON.</summary>
    ISettingsStore Settings { get; }

    /// <summary>The resources of the account as the analyses read them.</summary>
    IAccountDefinitions Definitions { get; }

    /// <summary>Reserves a run of ids. An id is never used twice.</summary>
    /// <param name="count">Number of ids.</param>
    /// <returns>The first id of the run.</returns>
    long TakeIds(int count = 1);
}

/// <summary>A unit of work that reads one state of the store. A write through it fails.</summary>
public interface ISnapshot : IUnitOfWork, IDisposable;
