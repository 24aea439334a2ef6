using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>
/// Base of the cmdlets that change what an account manages: single members by parameters, or the whole of it by an object that was read,
/// changed and piped back.
/// </summary>
/// <typeparam name="T">Kind.</typeparam>
public abstract class SetAccountObjectCommand<T> : SymblConnectedCmdlet where T : class
{
    private protected const string ChangeSet = "Change";
    private protected const string ObjectSet = "Object";

    private protected SetAccountObjectCommand() { }

    /// <summary>What it shall be, all of it: an object that was read and changed, a row of a CSV file, a hashtable. Its id says which one is meant.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Write it as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract AccountKind<T> Kind { get; }

    private protected abstract string[]? Ids { get; }

    /// <summary>Says in a few words what the parameters change; empty where they change nothing.</summary>
    private protected string Changes() =>
        string.Join(", ", MyInvocation.BoundParameters.Keys.Where(IsChange).Select(static name => "-" + name).OrderBy(static name => name, StringComparer.Ordinal));

    /// <summary>Makes the change the parameters say.</summary>
    private protected abstract Task<T> ChangeAsync(string id, CancellationToken cancel);

    /// <summary>Makes it what the object says.</summary>
    private protected abstract Task<T> ReplaceAsync(string id, ObjectReader values, CancellationToken cancel);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (InputObject is not null)
        {
            var values = new ObjectReader(InputObject);
            var id = values.Text(Kind.IdName);
            await ForItemAsync(pipeline, id ?? (object)InputObject, async () =>
            {
                if (string.IsNullOrEmpty(id))
                    throw new ArgumentException($"The object has no {Kind.IdName}, so which {Kind.Word} it stands for is not known.");
                await SetAsync(pipeline, id!, "Make it what the object says", () => ReplaceAsync(id!, values, cancel)).ConfigureAwait(false);
            }).ConfigureAwait(false);
            return;
        }

        var changes = Changes();
        if (changes.Length == 0) throw new ArgumentException($"Nothing is to be changed: name what the {Kind.Word} shall be.");
        foreach (var id in Ids!)
            await ForItemAsync(pipeline, id, () => SetAsync(pipeline, id, $"Change ({changes})", () => ChangeAsync(id, cancel))).ConfigureAwait(false);
    }

    private bool IsChange(string parameter) =>
        parameter != Kind.IdName && parameter is not (nameof(InputObject) or nameof(PassThru) or nameof(Connection) or "WhatIf" or "Confirm")
        && !CommonParameters.Contains(parameter);

    private async Task SetAsync(IPipeline pipeline, string id, string action, Func<Task<T>> change)
    {
        if (!await ShouldProcessAsync(pipeline, Kind.Title(id), action).ConfigureAwait(false)) return;
        var changed = await change().ConfigureAwait(false);
        Kind.Remember(changed);
        if (PassThru) await pipeline.WriteAsync(changed).ConfigureAwait(false);
    }
}
