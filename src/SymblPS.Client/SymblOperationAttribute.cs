namespace SymblPS.Client;

/// <summary>
/// Says which operation of the wire contract a method calls, or which operations a cmdlet can reach. The coverage table is made from this, and
/// a test watches the wire to see that it is true.
/// </summary>
/// <param name="operationId">An <c>operationId</c> of <c>docs/contract/openapi.yaml</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class SymblOperationAttribute(string operationId) : Attribute
{
    /// <summary>The operation.</summary>
    public string OperationId { get; } = operationId;
}
