using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

/// <summary>Requests as published clients of the service send them.</summary>
public sealed class ClientCompatibilityTests
{
    [Theory]
    [InlineData("name=", null)]
    [InlineData("name=&name=Weekly", "Weekly")]
    [InlineData("name=Weekly&name=Weekly", "Weekly")]
    [InlineData("name=a&name=b", "b")]
    [InlineData("mode=&webhookUrl=&customVocabulary=", null)]
    [InlineData("customVocabulary=alpha", null)]
    [InlineData("customVocabulary=alpha,beta gamma", null)]
    [InlineData("customVocabulary=alpha&customVocabulary=beta", null)]
    [InlineData("diarizationSpeakerCount=0", null)]
    [InlineData("diarizationSpeakerCount=0&enableSpeakerDiarization=false", null)]
    [InlineData("detectPhrases=true&detectPhrases=true", null)]
    public async Task Empty_and_repeated_parameters_are_accepted(string query, string? name)
    {
        await using var server = await TestServer.StartAsync();
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1), "?" + query));
        await server.Client.WaitAsync(job, "completed");
        var answer = (await server.Client.GetAsync($"/v1/conversations/{conversation}")).Json;

        // A conversation without a name has its id as its name.
        Assert.Equal(name ?? conversation, (string?)answer["name"]);
    }

    [Theory]
    [InlineData("customVocabulary=alpha, beta gamma", "alpha|beta gamma")]
    [InlineData("customVocabulary=alpha&customVocabulary=beta", "alpha|beta")]
    [InlineData("""customVocabulary=["alpha","beta, gamma"]""", "alpha|beta, gamma")]
    public async Task The_vocabulary_is_read_in_every_form(string query, string words)
    {
        await using var server = await TestServer.StartAsync();
        var (_, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1), "?" + query));
        await server.Client.WaitAsync(job, "completed");

        Assert.Equal(words.Split('|'), Assert.Single(server.Processor.Inputs).Options.CustomVocabulary);
    }

    [Fact]
    public async Task A_text_with_an_empty_name_is_accepted()
    {
        await using var server = await TestServer.StartAsync();
        var body = new { name = "", webhookUrl = "", messages = new[] { new { payload = new { content = "Hello." } } } };
        Assert.Equal(201, (await server.Client.PostJsonAsync("/v1/process/text", body)).Status);
    }

    [Fact]
    public async Task A_job_is_in_progress_before_its_submission_is_answered_if_a_worker_is_free()
    {
        using var gate = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(
            options => options with { Workers = 2 }, new FixedTurnsProcessor { Gate = gate });
        // Workers begin to wait shortly after the start.
        for (var i = 0; i < 2; i++)
        {
            var (_, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
            await server.Client.WaitAsync(job, "in_progress");
        }

        // No worker is free: the third job is scheduled, and its answer does not wait.
        var (_, third) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
        Assert.Equal("scheduled", (string)(await server.Client.GetAsync($"/v1/job/{third}")).Json["status"]!);
        gate.Release(3);
        await server.Client.WaitAsync(third, "completed");

        // Both workers are free again.
        var (_, next) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
        Assert.Equal("in_progress", (string)(await server.Client.GetAsync($"/v1/job/{next}")).Json["status"]!);
        gate.Release();
    }

    [Fact]
    public async Task A_replaced_entity_is_answered_in_both_forms()
    {
        await using var server = await TestServer.StartAsync();
        var entity = new { type = "Product", subType = "Router", category = "Custom", values = new[] { "R-2000" } };
        var created = await server.Client.PostJsonAsync("/v1/manage/entity", entity);
        var id = (string)created.Json["id"]!;
        var replaced = (await server.Client.PutJsonAsync($"/v1/manage/entity/{id}", new { type = "Product", subType = "Router", category = "Custom", values = new[] { "R-3000" } })).Json.AsObject();

        Assert.Equal("R-3000", (string)replaced["values"]![0]!);
        var inner = replaced["entity"]!.DeepClone();
        replaced.Remove("entity");
        Assert.True(JsonNode.DeepEquals(replaced, inner));
        Assert.Null((await server.Client.GetAsync($"/v1/manage/entity/{id}")).Json["entity"]);
    }

    [Fact]
    public async Task Speakers_of_an_appended_part_do_not_get_labels_of_other_people()
    {
        await using var server = await TestServer.StartAsync();
        const string diarize = "?enableSpeakerDiarization=true&diarizationSpeakerCount=2";
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(4), diarize));
        await server.Client.WaitAsync(job);
        for (var part = 0; part < 2; part++)
        {
            var content = new ByteArrayContent(ApiClient.Recording(4));
            var (_, next) = await server.Client.AcceptedAsync(
                server.Client.SendAsync(HttpMethod.Put, $"/v1/process/audio/{conversation}{diarize}", content));
            await server.Client.WaitAsync(next, "completed");
        }

        var names = (await server.Client.MembersAsync(conversation)).Select(member => (string)member!["name"]!);
        Assert.Equal(["Speaker 1", "Speaker 2", "Speaker 3", "Speaker 4", "Speaker 5", "Speaker 6"], names);
        var notes = (await server.Client.GetAsync($"/v1/conversations/{conversation}")).Text;
        Assert.Contains("new labels: Speaker 3, Speaker 4.", notes);
    }

    [Fact]
    public async Task Labels_of_an_appended_text_do_not_repeat_and_names_do()
    {
        await using var server = await TestServer.StartAsync();
        object Body(params string[] names) => new
        {
            messages = names.Select(name => new { payload = new { content = "Hello." }, from = new { name } }),
        };
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", Body("Ann", "Speaker 2")));
        await server.Client.WaitAsync(job);
        var (_, next) = await server.Client.AcceptedAsync(
            server.Client.PutJsonAsync($"/v1/process/text/{conversation}", Body("Ann", "Speaker 2", "speaker 3")));
        await server.Client.WaitAsync(next, "completed");

        var names = (await server.Client.MembersAsync(conversation)).Select(member => (string)member!["name"]!);
        Assert.Equal(["Ann", "Speaker 2", "Speaker 3", "Speaker 4"], names.Select(name => name.Replace("speaker", "Speaker", StringComparison.Ordinal)));
    }
}
