using System.Runtime.ExceptionServices;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>Separates many recordings on all processors, with results in the order of the recordings.</summary>
internal static class Work
{
    public static IReadOnlyList<TResult> Each<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> run, CancellationToken cancel)
    {
        try
        {
            // One by one and not in portions, because recordings differ in length.
            return [.. items.ToList().AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).WithCancellation(cancel).Select(run)];
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            throw;
        }
    }

    public static ScoredRecording Score(Evaluator evaluator, Sound sound, SeparationPath path, CancellationToken cancel) =>
        evaluator.Score(sound.Name, sound.Open, sound.Reference, path, evaluated: null, cancel);
}
