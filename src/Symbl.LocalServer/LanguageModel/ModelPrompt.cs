namespace Symbl.LocalServer.LanguageModel;

/// <summary>What a model is asked, whatever the form of the request.</summary>
/// <param name="Messages">What was said so far, in the roles of the model's service.</param>
/// <param name="Sampling">How to choose the words.</param>
internal sealed record ModelPrompt(IReadOnlyList<ChatCompletionMessage> Messages, ModelSampling Sampling);

/// <summary>How words are chosen.</summary>
/// <param name="MaxNewTokens">Most tokens to write.</param>
/// <param name="Temperature">0 for the most likely words, to 1.</param>
/// <param name="TopP">Share of the probability to choose from; null leaves it to the service.</param>
/// <param name="TopK">Number of words to choose from; null leaves it to the service.</param>
/// <param name="RepetitionPenalty">More than 1 avoids repetition; null leaves it to the service.</param>
/// <param name="StopSequences">Texts at which the answer ends.</param>
internal sealed record ModelSampling(
    int MaxNewTokens, double Temperature, double? TopP, int? TopK, double? RepetitionPenalty, IReadOnlyList<string>? StopSequences);

/// <summary>An answer.</summary>
/// <param name="Model">What the service calls the model that gave it.</param>
/// <param name="Text">The words.</param>
/// <param name="Usage">What it took, if told.</param>
internal sealed record ModelAnswer(string Model, string Text, ModelUsage? Usage);

/// <summary>A piece of an answer.</summary>
/// <param name="Text">The next words; may be empty.</param>
/// <param name="Usage">What it took so far, if told.</param>
internal sealed record ModelAnswerPart(string Text, ModelUsage? Usage);
