namespace Symbl.LocalServer.LanguageModel;

/// <summary>A prompt for a model, independent of the format of the request.</summary>
/// <param name="Messages">The messages so far, with the roles of the model's service.</param>
/// <param name="Sampling">The sampling options.</param>
internal sealed record ModelPrompt(IReadOnlyList<ChatCompletionMessage> Messages, ModelSampling Sampling);

/// <summary>Sampling options.</summary>
/// <param name="MaxNewTokens">The maximum number of tokens to generate.</param>
/// <param name="Temperature">The temperature from 0 (only the most likely tokens) to 1.</param>
/// <param name="TopP">The share of the probability to choose from, or null for the default of the service.</param>
/// <param name="TopK">The number of tokens to choose from, or null for the default of the service.</param>
/// <param name="RepetitionPenalty">
/// The penalty, which avoids repetition if it is greater than 1, or null for the default of the service.
/// </param>
/// <param name="StopSequences">The texts that end the answer.</param>
internal sealed record ModelSampling(
    int MaxNewTokens, double Temperature, double? TopP, int? TopK, double? RepetitionPenalty, IReadOnlyList<string>? StopSequences);

/// <summary>An answer.</summary>
/// <param name="Model">The name of the model at the service.</param>
/// <param name="Text">The text.</param>
/// <param name="Usage">The token counts, if the service sends them.</param>
internal sealed record ModelAnswer(string Model, string Text, ModelUsage? Usage);

/// <summary>A piece of an answer.</summary>
/// <param name="Text">The next piece of text. It can be empty.</param>
/// <param name="Usage">The token counts so far, if the service sends them.</param>
internal sealed record ModelAnswerPart(string Text, ModelUsage? Usage);
