using System.Globalization;
using Microsoft.Data.Sqlite;
using Symbl.Domain.Filters;
using Symbl.Domain.Jobs;
using Symbl.Storage.Recordings;
using Symbl.Storage.Sqlite;
using Xunit;

namespace Symbl.Storage.Tests;

/// <summary>Databases that servers of earlier schemas wrote: they open, and everything in them reads correctly.</summary>
public sealed class SavedDatabaseTests
{
    private const long SupportCall = 6253623823260484;
    private const long Team = 6253623823260536;
    private const long Interrupted = 6253623823260540;
    private const string SupportJob = "e3d605ad-774f-4229-adfb-a980134995e9";
    private const string StuckJob = "bdc15fd2-ab98-4765-84c7-5e71f509742d";
    private const string QueuedJob = "b1e9bf38-0a02-47ea-9247-49b22b7799d6";

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, Schema.Version - 1)];

    [Fact]
    public void Each_step_of_the_schema_has_a_database_of_the_step_before()
    {
        Assert.All(Enumerable.Range(1, Schema.Version - 1), step =>
        {
            var path = Path.Combine(AppContext.BaseDirectory, "Databases", FileOf(step));
            Assert.True(File.Exists(path), $"{path} is missing: save a database with version {step} of the schema before adding step {step + 1}.");
            using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            connection.Open();
            Assert.Equal(step, connection.Scalar<long>("PRAGMA user_version"));
        });
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Conversations_members_messages_and_turns_read_as_they_were_written(int step)
    {
        using var saved = new TestStore(FileOf(step));
        using var unit = saved.Store.Read();

        var all = unit.Conversations.List(new ConversationQuery(null, null, 10, 0, false, [ConversationSort.Name], []));
        Assert.Equal(["interrupted", "support-call", "team"], all.Select(conversation => conversation.Name));
        var team = unit.Conversations.Find(Team)!;
        Assert.Equal(("meeting", new DateTimeOffset(2026, 3, 9, 10, 0, 0, TimeSpan.Zero)), (team.Type, team.StartTime));
        Assert.Equal("7", team.Metadata["agentId"]);
        var members = unit.Members.List(Team);
        Assert.Equal([("Ann Lee", "ann@example.com"), ("Bob Ray", null)], members.Select(member => (member.Name, member.Email)));
        Assert.Equal(step < 3 ? null : "bob-7", members[1].UserId);
        var messages = unit.Messages.Stream(Team, words: true).ToList();
        Assert.Equal(
            ["I will send you the invoice tomorrow.", "Could you also refund the lorry?"], messages.Select(message => message.Text));
        Assert.Equal(members.Select(member => member.Id), messages.Select(message => message.MemberId));
        Assert.NotEmpty(messages[0].Phrases);
        Assert.Equal(7, messages[0].Words!.Count);
        Assert.Equal("invoice", messages[0].Words![5].Text);

        var call = unit.Messages.Stream(SupportCall, words: true).First();
        Assert.Equal("Good morning, Maplewick Broadband, Daniel speaking.", call.Text);
        Assert.Equal(
            ("Good", TimeSpan.FromSeconds(0.6), new TimeSpan(7_696_250), null),
            (call.Words![0].Text, call.Words[0].Start, call.Words[0].End, call.Words[0].Score));
        Assert.NotEmpty(unit.Messages.Turns(SupportCall));
        Assert.Null(unit.Messages.Stream(SupportCall, words: false).First().Words);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Jobs_and_their_provenance_read_as_they_were_written(int step)
    {
        using var saved = new TestStore(FileOf(step));
        using var unit = saved.Store.Read();

        var job = unit.Jobs.Find(SupportJob)!;
        Assert.Equal((JobStatus.Completed, SupportCall), (job.Status, job.ConversationId));
        var how = job.Provenance!.How;
        Assert.Equal("text labels in the recording (WAV cue and LIST adtl)", how.Words);
        Assert.Equal((2, 2, 0.9515456380165038), (how.Separation!.SpeakersAsked, how.Separation.SpeakersFound, how.Separation.Confidence));
        Assert.Equal(TimeSpan.FromSeconds(63.48), how.Separation.Speakers[0].Talk);
        Assert.Equal(unit.Members.List(SupportCall)[0].Id, how.Separation.Speakers[0].MemberId);
        var options = Assert.Single(unit.Jobs.OfConversation(SupportCall)).Options;
        Assert.Equal((true, 2, true), (options.EnableSpeakerDiarization, options.DiarizationSpeakerCount, options.EnableAllTrackers));
        Assert.Equal(["Maplewick"], options.CustomVocabulary!);
        var text = Assert.Single(unit.Jobs.OfConversation(Team)).Options;
        Assert.Equal("callScore", text.Features!.Value.GetProperty("featureList")[0].GetString());
        Assert.Equal(2, Assert.Single(unit.Jobs.Provenance([Team])[Team]).How.Notes.Count);
        Assert.Equal("http://127.0.0.1:9/hook", Assert.Single(unit.Webhooks.Due(DateTimeOffset.MaxValue)).Url);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void What_was_added_by_a_later_step_reads_as_its_default(int step)
    {
        using var saved = new TestStore(FileOf(step));
        using var unit = saved.Store.Read();

        var settings = unit.Conversations.Analysis(Team);
        Assert.Equal(step >= 2, settings.DetectEntities);
        Assert.Equal(step < 2 ? [] : ["Thing", "Vehicle"], settings.Entities.Select(entity => entity.Type));
        Assert.Equal(step < 2 ? 0 : 2, unit.Conversations.Revision(Team));
        Assert.Null(unit.Conversations.Media(Team));
        Assert.Equal(step < 3 ? [] : ["Start"], unit.Bookmarks.List(Team).Select(row => row.Bookmark.Label));
        Assert.Equal(step < 4 ? [] : ["Refund"], unit.Definitions.Trackers().Select(tracker => tracker.Name));
        Assert.Equal("{}", unit.Settings.Read());
        Assert.All(unit.Messages.Stream(Team, words: false), message => Assert.Null(message.Confidence));
        Assert.Null(unit.Jobs.Find(SupportJob)!.Provenance!.How.Separation!.SpeakerCountConfidence);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_job_that_an_earlier_version_left_in_progress_can_be_claimed_at_once(int step)
    {
        using var saved = new TestStore(FileOf(step));
        var now = DateTimeOffset.UtcNow;

        var job = await saved.WriteAsync(unit => unit.Jobs.Claim(new JobLease("worker", now, now.AddMinutes(1))));

        Assert.Equal((StuckJob, Interrupted, 600_000L), (job!.Id, job.ConversationId, job.Fault!.StuckMilliseconds));
        // The second job of the conversation waits for the first.
        Assert.Null(await saved.WriteAsync(unit => unit.Jobs.Claim(new JobLease("worker", now, now.AddMinutes(1)))));
        Assert.True(await saved.WriteAsync(unit => unit.Jobs.Finish(job, JobStatus.Failed, "reason", now)));
        Assert.Equal(QueuedJob, (await saved.WriteAsync(unit => unit.Jobs.Claim(new JobLease("worker", now, now.AddMinutes(1)))))!.Id);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task An_old_database_takes_new_content(int step)
    {
        using var saved = new TestStore(FileOf(step));
        var ids = saved.Store.Read(unit => unit.Messages.Ids(Team));

        var id = await saved.WriteAsync(unit => unit.Conversations.Add("new", DateTimeOffset.UnixEpoch, new Dictionary<string, string>()));

        Assert.True(id > ids[^1], "an id was used twice");
        Assert.Equal("new", saved.Store.Read(unit => unit.Conversations.Find(id))!.Name);
    }

    [Fact]
    public async Task Messages_that_an_earlier_version_stored_beside_the_database_can_be_read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Databases", "uploads", $"{StuckJob}.recording");

        var messages = await ImportedMessages.ReadAsync(path, CancellationToken.None);

        Assert.Equal(["Ann Lee", "Bob Ray"], messages.Select(message => message.Name));
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 10, 0, 4, TimeSpan.Zero), messages[0].End);
        Assert.Null(messages[1].Start);
    }

    private static string FileOf(int step) => string.Create(CultureInfo.InvariantCulture, $"step-{step}.db");
}
