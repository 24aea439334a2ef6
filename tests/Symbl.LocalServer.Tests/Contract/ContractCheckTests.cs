using Symbl.Contract;
using System.Text.Json.Nodes;
using Xunit;

namespace Symbl.LocalServer.Tests.Contract;

/// <summary>The judge is judged first: what keeps to the contract passes, and what leaves it is named.</summary>
public sealed class ContractCheckTests
{
    private static readonly ContractDocument Document = ContractDocument.Current;
    private static readonly ContractValidator Validator = new(Document);

    [Fact]
    public void The_contract_has_its_operations_each_with_a_name_of_its_own()
    {
        Assert.Equal(102, Document.Operations.Count);
        Assert.Equal(102, Document.Operations.Select(operation => operation.OperationId).Distinct().Count());
    }

    [Theory]
    [InlineData("GET", "/v1/conversations/experiences/insights/list", "getInsightsListUrl")]
    [InlineData("GET", "/v1/conversations/1234567890123456/topics", "getTopics")]
    [InlineData("POST", "/oauth2/token:generate", "generateToken")]
    [InlineData("PUT", "/v1/process/audio/url/1234567890123456", "appendAudioUrl")]
    [InlineData("PUT", "/v1/process/audio/1234567890123456", "appendAudio")]
    [InlineData("GET", "/v1/manage/trackers/abc", "getTracker")]
    public void A_path_finds_its_operation(string verb, string path, string operation) =>
        Assert.Equal(operation, Document.Find(verb, path)?.OperationId);

    [Theory]
    [InlineData("GET", "/v1/nothing")]
    [InlineData("DELETE", "/v1/conversations")]
    [InlineData("GET", "/v1/conversations//topics")]
    public void An_unknown_path_has_no_operation(string verb, string path) => Assert.Null(Document.Find(verb, path));

    [Fact]
    public void Samples_of_the_contract_conform_to_it()
    {
        var wrong = new List<string>();
        foreach (var operation in Document.Operations)
        {
            if (operation.SampleRequest() is { } request) wrong.AddRange(Validator.Request(operation, With(operation, request)));
            if (operation.SampleAnswer() is { } answer) wrong.AddRange(OfAnswer(operation, answer));
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void A_member_of_another_type_is_named_in_requests_and_responses()
    {
        var (named, passed) = (0, new List<string>());
        foreach (var operation in Document.Operations)
        {
            foreach (var (copy, path) in Spoilt(operation.SampleRequest()))
            {
                if (Validator.Request(operation, With(operation, copy)).Any()) named++;
                else passed.Add($"{operation.OperationId} request {path}");
            }

            foreach (var (copy, path) in Spoilt(operation.SampleAnswer()))
            {
                if (OfAnswer(operation, copy).Any()) named++;
                else passed.Add($"{operation.OperationId} answer {path}");
            }
        }

        // Some members may be anything, by the contract.
        Assert.True(named > 12 * passed.Count, $"{named} named, {passed.Count} passed: {string.Join("; ", passed)}");
    }

    [Fact]
    public void A_good_answer_passes() => Assert.Empty(Validator.Check(Members("""{"members":[{"id":"1","name":"Ann"}]}""")));

    [Theory]
    [InlineData("""{"members":[{"id":1,"name":"Ann"}]}""")]
    [InlineData("""{"members":{}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"people":[]}""")]
    [InlineData("""not json""")]
    public void A_wrong_answer_is_named(string body) => Assert.NotEmpty(Validator.Check(Members(body)));

    [Fact]
    public void A_status_the_contract_does_not_name_is_named() =>
        Assert.Contains("status", Assert.Single(Validator.Check(Members("{}") with { Status = 418 })));

    [Fact]
    public void An_answer_of_another_type_is_named() =>
        Assert.Contains("text/html", Assert.Single(Validator.Check(Members("<html/>") with { AnswerType = "text/html" })));

    [Theory]
    [InlineData("limit", "20", true)]
    [InlineData("limit", "twenty", false)]
    [InlineData("limit", "-1", false)]
    [InlineData("order", "desc", true)]
    [InlineData("order", "down", false)]
    [InlineData("pageSize", "20", false)]
    public void Query_parameters_are_checked(string name, string value, bool good)
    {
        var operation = Document.Find("GET", "/v1/conversations")!;
        var errors = Validator.Request(operation, Sent(operation) with { Query = [KeyValuePair.Create(name, value)] });
        Assert.Equal(good, !errors.Any());
    }

    [Theory]
    [InlineData("""["alpha","beta"]""", true)]
    [InlineData("""[1]""", false)]
    [InlineData("alpha,beta", false)]
    public void Query_parameters_that_hold_json_are_checked(string value, bool good)
    {
        var operation = Document.Find("POST", "/v1/process/audio")!;
        var exchange = Sent(operation) with
        {
            Query = [KeyValuePair.Create("customVocabulary", value)],
            RequestType = "audio/wav",
            RequestLength = 10,
        };
        Assert.Equal(good, !Validator.Request(operation, exchange).Any());
    }

    [Fact]
    public void An_upload_without_a_length_or_as_a_form_is_named()
    {
        var operation = Document.Find("POST", "/v1/process/audio")!;
        var upload = Sent(operation) with { RequestType = "audio/wav", RequestLength = 10 };
        Assert.Empty(Validator.Request(operation, upload));
        Assert.Empty(Validator.Request(operation, upload with { RequestType = null }));
        Assert.NotEmpty(Validator.Request(operation, upload with { RequestLength = null }));
        Assert.NotEmpty(Validator.Request(operation, upload with { RequestType = "multipart/form-data" }));
    }

    private static Exchange Sent(ContractOperation operation) => new()
    {
        Verb = operation.Verb,
        Path = operation.Path,
        Status = operation.SuccessStatus,
        Operation = operation,
    };

    private static Exchange With(ContractOperation operation, JsonNode body) => Sent(operation) with
    {
        RequestType = "application/json",
        RequestText = body.ToJsonString(),
        RequestLength = 1,
    };

    private static IEnumerable<string> OfAnswer(ContractOperation operation, JsonNode body) =>
        Validator.Check(Sent(operation) with { AnswerType = "application/json", AnswerText = body.ToJsonString() })
            .Where(error => error.Contains(": answer ", StringComparison.Ordinal));

    // Each member in turn as something no member is; members of members too.
    private static IEnumerable<(JsonNode Copy, string Path)> Spoilt(JsonNode? sample)
    {
        foreach (var path in Paths(sample).ToList())
        {
            var copy = sample!.DeepClone();
            var holder = path[..^1].Aggregate(copy, (at, step) => step is string name ? at[name]! : at[(int)step]!);
            holder[(string)path[^1]] = new JsonArray(new JsonArray(1), new JsonObject { ["no such"] = 2 });
            yield return (copy, string.Join('.', path));
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(member => Paths(member.Value).Select(inner => (object[])[member.Key, .. inner]).Prepend([member.Key])),
        JsonArray { Count: > 0 } list => Paths(list[0]).Select(inner => (object[])[0, .. inner]),
        _ => [],
    };

    private static Exchange Members(string body)
    {
        var operation = Document.Find("GET", "/v1/conversations/1/members")!;
        return Sent(operation) with { AnswerType = "application/json", AnswerText = body };
    }
}
