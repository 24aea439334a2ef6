using Symbl.Domain.Jobs;
using Xunit;

namespace Symbl.Storage.Tests;

/// <summary>Leases and attempt tokens of jobs.</summary>
public sealed class JobLeaseTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Now.AddSeconds(10);

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Only_an_ended_lease_lets_another_worker_claim_a_job()
    {
        await AddAsync("a");
        var first = await ClaimAsync("one", Now);

        Assert.Equal(("a", 1), (first!.Id, first.Attempt));
        Assert.Null(await ClaimAsync("two", Later.AddMilliseconds(-1)));
        Assert.Equal(("a", 2), await ClaimAsync("two", Later) is { } second ? (second.Id, second.Attempt) : default);
    }

    [Fact]
    public async Task The_result_of_an_earlier_claim_is_refused()
    {
        await AddAsync("a");
        var late = (await ClaimAsync("one", Now))!;
        var last = (await ClaimAsync("two", Later))!;

        Assert.False(await WriteAsync(unit => unit.Jobs.Finish(late, JobStatus.Completed, null, Later)));
        Assert.False(await WriteAsync(unit => unit.Jobs.Renew(late, Later.AddHours(1))));
        Assert.Equal(JobStatus.InProgress, Status("a"));
        Assert.True(await WriteAsync(unit => unit.Jobs.Finish(last, JobStatus.Completed, null, Later)));
        Assert.False(await WriteAsync(unit => unit.Jobs.Finish(last, JobStatus.Failed, "again", Later)));
        Assert.Equal(JobStatus.Completed, Status("a"));
    }

    [Fact]
    public async Task A_renewed_lease_holds_and_a_released_one_ends()
    {
        await AddAsync("a");
        var job = (await ClaimAsync("one", Now))!;

        Assert.True(await WriteAsync(unit => unit.Jobs.Renew(job, Later.AddSeconds(10))));
        Assert.Null(await ClaimAsync("two", Later));
        Assert.Equal(Later.AddSeconds(10), _test.Store.Read(unit => unit.Jobs.NextLeaseEnd()));
        await WriteAsync(unit =>
        {
            unit.Jobs.Release(job, Later);
            return true;
        });
        Assert.NotNull(await ClaimAsync("two", Later));
    }

    [Fact]
    public async Task Jobs_of_one_conversation_are_claimed_one_after_another()
    {
        var conversation = await AddAsync("a");
        await AddAsync("b", conversation);
        await AddAsync("c");

        var first = (await ClaimAsync("one", Now))!;
        Assert.Equal(("a", "c"), (first.Id, (await ClaimAsync("two", Now))!.Id));
        Assert.Null(await ClaimAsync("three", Now));
        await WriteAsync(unit => unit.Jobs.Finish(first, JobStatus.Failed, "reason", Now));
        Assert.Equal("b", (await ClaimAsync("three", Now))!.Id);
    }

    [Fact]
    public async Task A_deleted_job_cannot_be_renewed_or_finished()
    {
        var conversation = await AddAsync("a");
        var job = (await ClaimAsync("one", Now))!;
        await WriteAsync(unit => unit.Conversations.Delete(conversation));

        Assert.False(await WriteAsync(unit => unit.Jobs.Renew(job, Later)));
        Assert.False(await WriteAsync(unit => unit.Jobs.Finish(job, JobStatus.Completed, null, Now)));
        Assert.Null(_test.Store.Read(unit => unit.Jobs.NextLeaseEnd()));
    }

    private Task<long> AddAsync(string id, long? conversation = null) => WriteAsync(unit =>
    {
        var target = conversation ?? unit.Conversations.Add(null, Now, new Dictionary<string, string>());
        unit.Jobs.Add(new NewJob(id, null, null, null, null, new SubmissionOptions(), null), target, Now);
        return target;
    });

    private Task<JobWork?> ClaimAsync(string worker, DateTimeOffset now) =>
        WriteAsync(unit => unit.Jobs.Claim(new JobLease(worker, now, now.AddSeconds(10))));

    private string Status(string id) => _test.Store.Read(unit => unit.Jobs.Find(id))!.Status;

    private Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work) => _test.WriteAsync(work);
}
