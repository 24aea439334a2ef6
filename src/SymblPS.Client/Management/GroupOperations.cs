namespace SymblPS.Client.Management;

/// <summary>Conversation groups of the account (<c>/v1/manage/groups</c>). One write runs at a time.</summary>
public sealed class GroupOperations
{
    private const int LongestName = 128;
    private const int LongestDescription = 512;
    private readonly ManagementChannel _channel;
    private readonly ManagedResource<SymblConversationGroup> _groups;

    internal GroupOperations(ManagementChannel channel)
    {
        _channel = channel;
        _groups = new ManagedResource<SymblConversationGroup>(
            channel,
            new ManagedPaths
            {
                Kind = "group",
                Plural = "groups",
                List = ["v1", "manage", "groups"],
                Item = ["v1", "manage", "group"],
                Create = ["v1", "manage", "group"],
                Bulk = ["v1", "manage", "groups"],
            },
            AccountMapper.Group);
    }

    /// <summary>Checks a group against the known limits of the service.</summary>
    /// <param name="group">The group.</param>
    /// <param name="isNew">Whether the name and the criteria are required.</param>
    /// <exception cref="ArgumentException">The group is invalid; the message names the reason.</exception>
    public static void Check(GroupDefinition group, bool isNew)
    {
        if (string.IsNullOrWhiteSpace(group.Name) && (isNew || group.Name is not null))
            throw new ArgumentException("A conversation group needs a name.");
        if (group.Name?.Length > LongestName)
            throw new ArgumentException($"The name '{group.Name}' is longer than {LongestName} characters.");
        if (group.Description?.Length > LongestDescription)
            throw new ArgumentException($"The description of the conversation group '{group.Name}' is longer than {LongestDescription} characters.");
        if (string.IsNullOrWhiteSpace(group.Criteria) && (isNew || group.Criteria is not null))
            throw new ArgumentException($"The conversation group '{group.Name}' needs criteria, such as conversation.metadata.team==red.");
        if (group.Criteria is not null) GroupCriteria.Check(group.Criteria);
    }

    /// <summary>Lists the groups of the account.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [SymblOperation("listGroups")]
    public Task<IReadOnlyList<SymblConversationGroup>> ListAsync(CancellationToken cancellationToken) =>
        _groups.ListAsync(null, cancellationToken);

    /// <summary>Gets a group.</summary>
    /// <param name="groupId">ID of the group.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The group does not exist.</exception>
    [SymblOperation("getGroup")]
    public async Task<SymblConversationGroup> GetAsync(string groupId, CancellationToken cancellationToken) =>
        AccountMapper.Group(await _groups.ReadAsync(groupId, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a group.</summary>
    /// <param name="group">The group; requires a name and criteria.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The group is invalid.</exception>
    [SymblOperation("createGroup")]
    [SymblOperation("listGroups")]
    public Task<SymblConversationGroup> CreateAsync(GroupDefinition group, CancellationToken cancellationToken)
    {
        Check(group, isNew: true);
        return _channel.InTurnAsync(() => CreateOneAsync(group, cancellationToken), cancellationToken);
    }

    /// <summary>Creates groups, as many in one request as the service accepts.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The outcome of each creation, in the given order.</returns>
    /// <exception cref="ArgumentException">A group is invalid; no request was sent.</exception>
    [SymblOperation("createGroups")]
    [SymblOperation("createGroup")]
    [SymblOperation("listGroups")]
    public Task<IReadOnlyList<CreationOutcome<SymblConversationGroup>>> CreateManyAsync(
        IReadOnlyList<GroupDefinition> groups, CancellationToken cancellationToken)
    {
        foreach (var group in groups) Check(group, isNew: true);
        return new BulkCreation<GroupDefinition, SymblConversationGroup>(_channel)
        {
            Describe = static group => Title(group.Name),
            ToJson = static group => group.ToJson(),
            KeyOf = static group => $"{group.Name}\n{group.Criteria}",
            KeyOfModel = static group => $"{group.Name}\n{group.Criteria}",
            List = ListAsync,
            CreateOne = CreateOneAsync,
            CreateMany = (batch, cancel) => _groups.CreateBatchAsync(
                batch.Select(static group => group.ToJson()),
                new Creation($"{batch.Count} conversation groups ('{batch[0].Name}' and the following ones)", "Get-SymblConversationGroup"),
                cancel),
        }.RunAsync(groups, cancellationToken);
    }

    /// <summary>Changes a group: reads it, applies the changes, and sends all properties back.</summary>
    /// <param name="groupId">ID of the group.</param>
    /// <param name="change">The members to change.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed group.</returns>
    /// <exception cref="ArgumentException">The group is invalid.</exception>
    /// <exception cref="SymblNotFoundException">The group does not exist.</exception>
    [SymblOperation("updateGroup")]
    [SymblOperation("getGroup")]
    public Task<SymblConversationGroup> UpdateAsync(string groupId, GroupDefinition change, CancellationToken cancellationToken)
    {
        Check(change, isNew: false);
        return _channel.InTurnAsync(
            async () =>
            {
                var present = await _groups.ReadAsync(groupId, cancellationToken).ConfigureAwait(false);
                var whole = JsonProperties.Over(present, change.ToJson());
                whole["id"] = groupId;
                return await _groups.PutAsync(groupId, whole, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <summary>Deletes a group. Its conversations remain.</summary>
    /// <param name="groupId">ID of the group.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The group does not exist.</exception>
    [SymblOperation("deleteGroup")]
    public Task RemoveAsync(string groupId, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(() => _groups.RemoveAsync(groupId, cancellationToken), cancellationToken);

    private Task<SymblConversationGroup> CreateOneAsync(GroupDefinition group, CancellationToken cancellationToken) => _groups.CreateAsync(
        group.ToJson(), new Creation(Title(group.Name), $"Get-SymblConversationGroup -Name '{group.Name}'"),
        made => made.Name == group.Name && made.Criteria == group.Criteria,
        $"Change the existing one (Get-SymblConversationGroup -Name '{group.Name}' | Set-SymblConversationGroup ...), or choose another name.",
        cancellationToken);

    private static string Title(string? name) => $"The conversation group '{name}'";
}
