namespace SymblPS.Client.Jobs;

/// <summary>Recommends an action for a failed job.</summary>
public static class JobAdvice
{
    private static readonly string[] OfRecognizer = ["recognizer", "transcription service", "The model '"];

    /// <summary>Returns the recommendation.</summary>
    /// <param name="reason">Reason of the failure; <see langword="null"/> if the service gives no reason.</param>
    public static string For(string? reason)
    {
        if (reason?.Contains("starts with text", StringComparison.Ordinal) == true) return "If the file is a transcript, submit it with Submit-SymblText.";
        return reason is not null && OfRecognizer.Any(word => reason.Contains(word, StringComparison.Ordinal))
            ? "Check the recognizer (Get-SymblRecognizer, Test-SymblEngine), then submit the recording again."
            : "Check the recording and the options, then submit it again.";
    }
}
