using Symbl.Platform.Processes;
using Symbl.Recognition.Recognizers.Http;
using Xunit;

namespace Symbl.Recognition.Tests.Recognizers.Http;

public sealed class TranscriptionServiceTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/audio/transcriptions", false)]
    [InlineData("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1/audio/transcriptions", false)]
    [InlineData("http://localhost:8080", "http://localhost:8080/audio/transcriptions", false)]
    [InlineData("http://[::1]:8080/inference", "http://[::1]:8080/inference", false)]
    [InlineData("https://api.openai.com/v1/audio/transcriptions", "https://api.openai.com/v1/audio/transcriptions", false)]
    [InlineData("https://me.openai.azure.com/openai/deployments/w?api-version=2024-10-21", "https://me.openai.azure.com/openai/deployments/w/audio/transcriptions?api-version=2024-10-21", true)]
    [InlineData("https://me.openai.azure.com/openai/v1/", "https://me.openai.azure.com/openai/v1/audio/transcriptions", true)]
    public void An_address_leads_to_the_endpoint(string url, string endpoint, bool isAzure)
    {
        var service = TranscriptionService.Create(url, null, null);

        Assert.Equal((endpoint, isAzure), (service.Endpoint.AbsoluteUri, service.IsAzure));
        Assert.Equal(!url.StartsWith("http:", StringComparison.Ordinal), service.IsRemote);
    }

    [Theory]
    [InlineData("localhost:8080", "--transcription-url: this is not a base address such as http://127.0.0.1:8080/v1")]
    [InlineData("ftp://127.0.0.1/v1", "--transcription-url: this is not a base address")]
    [InlineData("https://me:s3cret@example.test/v1", "--transcription-url: every user of this machine can see an address with a password; use --transcription-key-file")]
    [InlineData("https://example.test/v1?api-key=s3cret", "--transcription-url: the address can have the parameter api-version and no other; use --transcription-key-file for a key")]
    [InlineData("https://example.test/v1?api-version=1&code=s3cret", "--transcription-url: the address can have the parameter api-version and no other")]
    [InlineData("http://10.0.0.1/v1", "--transcription-url: the recording would travel in the clear to 10.0.0.1; use https")]
    [InlineData("http://example.test/v1", "--transcription-url: the recording would travel in the clear to example.test; use https")]
    [InlineData("https://me.openai.azure.com/openai/deployments/w", "--transcription-url: the address of an Azure deployment needs a version, such as ?api-version=")]
    public void An_address_that_is_not_safe_is_refused(string url, string message)
    {
        var refused = Assert.Throws<StartupException>(() => TranscriptionService.Create(url, "m", "k"));

        Assert.StartsWith(message, refused.Message);
        Assert.DoesNotContain("s3cret", refused.Message);
    }

    [Fact]
    public void A_service_describes_itself_without_its_key_and_path()
    {
        var service = TranscriptionService.Create("https://example.test/canary/v1", " base.en ", "canary");

        Assert.Equal("transcription service at example.test, model base.en", service.ToString());
    }
}
