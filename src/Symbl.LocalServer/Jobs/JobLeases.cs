using System.Globalization;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Options;

namespace Symbl.LocalServer.Jobs;

/// <summary>
/// The leases of this process. A lease lasts for <see cref="Length"/>. The worker renews it after each <see cref="Renewal"/>.
/// </summary>
internal sealed class JobLeases(ServerOptions options)
{
    /// <summary>The id of this process among the workers of a store.</summary>
    public string WorkerId { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");

    /// <summary>The duration of a lease without a renewal.</summary>
    public TimeSpan Length { get; } = options.JobLease;

    /// <summary>The time between two renewals.</summary>
    public TimeSpan Renewal { get; } = options.JobLease / 4;

    /// <summary>The maximum time between two checks for jobs of other processes.</summary>
    public TimeSpan Poll { get; } = options.JobLease / 4;

    /// <summary>Creates the lease for a claim or a renewal.</summary>
    public JobLease Next(DateTimeOffset now) => new(WorkerId, now, now + Length);
}
