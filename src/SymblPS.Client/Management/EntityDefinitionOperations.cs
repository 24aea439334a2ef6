using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Management;

/// <summary>
/// Entity definitions of the account (<c>/v1/manage/entities</c>, or <c>/v1/manage/entity</c> on older servers). One write runs at a time.
/// </summary>
public sealed class EntityDefinitionOperations
{
    private readonly ManagementChannel _channel;
    private readonly ManagedResource<SymblEntityDefinition> _entities;

    internal EntityDefinitionOperations(ManagementChannel channel)
    {
        _channel = channel;
        _entities = new ManagedResource<SymblEntityDefinition>(
            channel,
            new ManagedPaths
            {
                Kind = "entity",
                Plural = "entities",
                List = ["v1", "manage", "entities"],
                Item = ["v1", "manage", "entities"],
                Create = ["v1", "manage", "entities"],
                Bulk = ["v1", "manage", "entities", "bulk"],
                Older = ["v1", "manage", "entity"],
            },
            AccountMapper.Entity);
    }

    /// <summary>Checks that a new definition is complete.</summary>
    /// <param name="entity">The definition.</param>
    /// <exception cref="ArgumentException">The type, the subtype or the values are missing, or a value occurs twice.</exception>
    public static void Check(EntityDefinition entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Type)) throw new ArgumentException("An entity definition needs a type.");
        if (string.IsNullOrWhiteSpace(entity.SubType)) throw new ArgumentException($"The entity definition of type '{entity.Type}' needs a subtype.");
        if (entity.Values is not { Count: > 0 }) throw new ArgumentException($"{Title(entity)} needs values: the words to detect.");
        var twice = entity.Values.GroupBy(static value => value, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1);
        if (twice is not null) throw new ArgumentException($"The value '{twice.Key}' occurs twice in {Title(entity)}.");
    }

    /// <summary>Lists the definitions of the account.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [SymblOperation("listEntities")]
    public Task<IReadOnlyList<SymblEntityDefinition>> ListAsync(CancellationToken cancellationToken) =>
        _entities.ListAsync(null, cancellationToken);

    /// <summary>Gets a definition.</summary>
    /// <param name="entityId">ID of the definition.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The definition does not exist.</exception>
    [SymblOperation("getEntity")]
    [SymblOperation("getEntityOld")]
    public async Task<SymblEntityDefinition> GetAsync(string entityId, CancellationToken cancellationToken) =>
        AccountMapper.Entity(await _entities.ReadAsync(entityId, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a definition.</summary>
    /// <param name="entity">The definition; requires a type, a subtype and values.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The definition is incomplete.</exception>
    /// <exception cref="SymblServiceException">409: a definition with this type and subtype exists already.</exception>
    [SymblOperation("createEntity")]
    [SymblOperation("createEntityOld")]
    [SymblOperation("listEntities")]
    public Task<SymblEntityDefinition> CreateAsync(EntityDefinition entity, CancellationToken cancellationToken)
    {
        Check(entity);
        return _channel.InTurnAsync(() => CreateOneAsync(Complete(entity), cancellationToken), cancellationToken);
    }

    /// <summary>Creates definitions, as many in one request as the service accepts.</summary>
    /// <param name="entities">The definitions.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The outcome of each creation, in the given order.</returns>
    /// <exception cref="ArgumentException">A definition is incomplete; no request was sent.</exception>
    [SymblOperation("createEntities")]
    [SymblOperation("createEntity")]
    [SymblOperation("createEntityOld")]
    [SymblOperation("listEntities")]
    public Task<IReadOnlyList<CreationOutcome<SymblEntityDefinition>>> CreateManyAsync(
        IReadOnlyList<EntityDefinition> entities, CancellationToken cancellationToken)
    {
        foreach (var entity in entities) Check(entity);
        return new BulkCreation<EntityDefinition, SymblEntityDefinition>(_channel)
        {
            Describe = Title,
            ToJson = static entity => entity.ToJson(),
            KeyOf = static entity => Key(entity.Type, entity.SubType),
            KeyOfModel = static entity => Key(entity.Type, entity.SubType),
            Duplicate = static entity => ServiceFailure.Duplicate(Title(entity), null, WayOut(entity)),
            List = ListAsync,
            CreateOne = CreateOneAsync,
            CreateMany = (batch, cancel) => _entities.CreateBatchAsync(
                batch.Select(static entity => entity.ToJson()),
                new Creation($"{batch.Count} entity definitions ('{batch[0].SubType}' and the following ones)", "Get-SymblEntityDefinition"),
                cancel),
        }.RunAsync([.. entities.Select(Complete)], cancellationToken);
    }

    /// <summary>Changes a definition: reads it, calls a function that returns the changes, and sends all properties back.</summary>
    /// <param name="entityId">ID of the definition.</param>
    /// <param name="change">
    /// Receives the current definition and returns the changes. No other write of this process runs during the call.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed definition.</returns>
    /// <exception cref="SymblNotFoundException">The definition does not exist.</exception>
    [SymblOperation("updateEntity")]
    [SymblOperation("updateEntityOld")]
    [SymblOperation("getEntity")]
    [SymblOperation("getEntityOld")]
    public Task<SymblEntityDefinition> UpdateAsync(
        string entityId, Func<SymblEntityDefinition, EntityDefinition> change, CancellationToken cancellationToken) => _channel.InTurnAsync(
        async () =>
        {
            var present = await _entities.ReadAsync(entityId, cancellationToken).ConfigureAwait(false);
            var wanted = change(AccountMapper.Entity(present));
            if (wanted.Values is { Count: 0 }) throw new ArgumentException("An entity definition needs at least one value.");
            return await _entities.PutAsync(entityId, JsonProperties.Over(present, wanted.ToJson()), cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Deletes a definition.</summary>
    /// <param name="entityId">ID of the definition.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The definition does not exist.</exception>
    [SymblOperation("deleteEntity")]
    [SymblOperation("deleteEntityOld")]
    public Task RemoveAsync(string entityId, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(() => _entities.RemoveAsync(entityId, cancellationToken), cancellationToken);

    /// <summary>Deletes all definitions of a subtype.</summary>
    /// <param name="subType">The subtype.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The account has no definition of this subtype.</exception>
    [SymblOperation("deleteEntitiesBySubType")]
    public Task RemoveSubTypeAsync(string subType, CancellationToken cancellationToken) => _channel.InTurnAsync(
        () => _entities.RemoveAsync(new Query().Add("subType", subType), cancellationToken), cancellationToken);

    private Task<SymblEntityDefinition> CreateOneAsync(EntityDefinition entity, CancellationToken cancellationToken) => _entities.CreateAsync(
        entity.ToJson(), new Creation(Title(entity), $"Get-SymblEntityDefinition -SubType '{entity.SubType}'"),
        made => Key(made.Type, made.SubType) == Key(entity.Type, entity.SubType), WayOut(entity), cancellationToken);

    private static EntityDefinition Complete(EntityDefinition entity) =>
        string.IsNullOrEmpty(entity.Category) ? entity with { Category = "Custom" } : entity;

    private static string Key(string? type, string? subType) => $"{type}\n{subType}";

    private static string Title(EntityDefinition entity) => $"The entity definition '{entity.Type}/{entity.SubType}'";

    private static string WayOut(EntityDefinition entity) =>
        $"Change the existing one (Get-SymblEntityDefinition -SubType '{entity.SubType}' | Set-SymblEntityDefinition ...), or choose another subtype.";
}
