namespace Symbl.LocalServer.Faults;

/// <summary>The faults, by their names in rules.</summary>
internal static class FaultKind
{
    public const string Latency = "latency";
    public const string Status = "status";
    public const string HtmlError = "html-5xx";
    public const string TooMany = "429";
    public const string DropBeforeBody = "drop-before-body";
    public const string DropAfterBody = "drop-after-body";
    public const string DropAnswer = "drop-answer";
    public const string Drip = "drip";
    public const string TruncateJson = "truncate-json";
    public const string FailingJob = "failing-job";
    public const string StuckJob = "stuck-job";
    public const string LateWebhook = "late-webhook";
    public const string EarlyTokenExpiry = "early-token-expiry";

    public static IReadOnlyList<string> All { get; } =
    [
        Latency, Status, HtmlError, TooMany, DropBeforeBody, DropAfterBody, DropAnswer, Drip, TruncateJson, FailingJob, StuckJob,
        LateWebhook, EarlyTokenExpiry,
    ];
}
