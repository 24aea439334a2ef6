using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Reads the defaults of the account, one object for each value that is set.</summary>
[Cmdlet(VerbsCommon.Get, "SymblSetting")]
[OutputType(typeof(SymblSetting))]
[SymblOperation("getUserSettings")]
public sealed class GetSymblSettingCommand : SymblConnectedCmdlet
{
    /// <summary>Only settings at these paths; wildcards are allowed.</summary>
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
            SeenAccountObjects.Remember("SymblSetting", setting.Path, setting.ToString());
            if (filter.Matches(setting.Path)) await pipeline.WriteAsync(setting).ConfigureAwait(false);
        }
    }
}
