using System.Globalization;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Options;

namespace Symbl.LocalServer.Jobs;

/// <summary>How this process claims jobs. A lease lasts for <see cref="Length"/> and is renewed after each <see cref="Renewal"/>.</summary>
internal sealed class JobLeases(ServerOptions options)
{
    /// <summary>Id of this process among the workers of a store.</summary>
    public string WorkerId { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}");

    /// <summary>How long a claim holds without a renewal.</summary>
    public TimeSpan Length { get; } = options.JobLease;

    /// <summary>Time between two renewals.</summary>
    public TimeSpan Renewal { get; } = options.JobLease / 4;

    /// <summary>Longest wait before a look for jobs of other processes.</summary>
    public TimeSpan Poll { get; } = options.JobLease / 4;

    /// <summary>The lease of a claim or a renewal.</summary>
    public JobLease Next(DateTimeOffset now) => new(WorkerId, now, now + Length);
}
