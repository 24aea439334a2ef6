namespace SymblPS.Client.Contract;

/// <summary>
/// Names an operation of the wire contract that a method calls or that a cmdlet can reach. The coverage table is generated from these
/// attributes, and a test compares them with the requests that a server receives.
/// </summary>
/// <param name="operationId">An <c>operationId</c> of <c>docs/contract/openapi.yaml</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class SymblOperationAttribute(string operationId) : Attribute
{
    /// <summary>The operation.</summary>
    public string OperationId { get; } = operationId;
}
