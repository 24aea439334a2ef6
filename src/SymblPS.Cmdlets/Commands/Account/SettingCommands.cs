using System.Collections;
using SymblPS.Cmdlets.Commands.Raw;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Gets the default settings of the account, one object for each value.</summary>
[Cmdlet(VerbsCommon.Get, "SymblSetting")]
[OutputType(typeof(SymblSetting))]
[SymblOperation("getUserSettings")]
public sealed class GetSymblSettingCommand : SymblConnectedCmdlet
{
    /// <summary>Returns only settings with these paths. Wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SettingPathCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var filter = new NameFilter(Path);
        foreach (var setting in await Client.Settings.ListAsync(cancel).ConfigureAwait(false))
        {
            CompletionCache.Account("SymblSetting").Remember(setting.Path, setting.ToString());
            if (filter.Matches(setting.Path)) await pipeline.WriteAsync(setting).ConfigureAwait(false);
        }
    }
}

/// <summary>Changes default settings of the account. All changes of a pipeline are one request.</summary>
[Cmdlet(VerbsCommon.Set, "SymblSetting", DefaultParameterSetName = ValueSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblSetting))]
[SymblOperation("patchUserSettings")]
[SymblOperation("getUserSettings")]
public sealed class SetSymblSettingCommand : SymblConnectedCmdlet
{
    private const string ValueSet = "Value";
    private const string TableSet = "Table";
    private readonly List<SettingChange> _changes = [];

    /// <summary>Path of the setting, such as <c>/redaction/type</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ValueSet)]
    [ArgumentCompleter(typeof(SettingPathCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Value: a text, a number, a Boolean, a list or a hashtable. <c>$null</c> removes the setting.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = ValueSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? Value { get; set; }

    /// <summary>Several settings: <c>@{ redaction = @{ default = $true; type = 'obfuscation' } }</c>, or paths with values.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TableSet)]
    [ValidateNotNullOrEmpty]
    public IDictionary? Setting { get; set; }

    /// <summary>Outputs the changed settings.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var given = Setting is null ? [(Path!, Unwrap.Value(Value))] : SettingTable.Flatten(Setting);
        foreach (var (path, value) in given)
        {
            var json = value is null ? null : JsonText.Write(value);
            var action = json is null ? "Remove" : $"Set to {json}";
            if (await ShouldProcessAsync(pipeline, $"setting {path}", action).ConfigureAwait(false)) _changes.Add(new SettingChange(path, json));
        }
    }

    /// <inheritdoc />
    protected override async Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (_changes.Count == 0) return;
        var settings = await Client.Settings.UpdateAsync(_changes, cancel).ConfigureAwait(false);
        foreach (var setting in settings)
        {
            CompletionCache.Account("SymblSetting").Remember(setting.Path, setting.ToString());
            if (PassThru && _changes.Exists(change => Covers("/" + change.Path.Trim().Trim('/'), setting.Path)))
                await pipeline.WriteAsync(setting).ConfigureAwait(false);
        }
    }

    private static bool Covers(string branch, string path) => path == branch || path.StartsWith(branch + "/", StringComparison.Ordinal);
}
