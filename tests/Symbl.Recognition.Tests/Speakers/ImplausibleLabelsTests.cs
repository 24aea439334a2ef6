using CsCheck;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Speakers;
using Xunit;
using static Symbl.Recognition.Tests.Speakers.SaidWords;

namespace Symbl.Recognition.Tests.Speakers;

public sealed class ImplausibleLabelsTests
{
    [Fact]
    public void Utterances_that_touch_a_heap_are_omitted() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 12]).Array[0, 30].Sample(made =>
        {
            ProcessedWord[] words = [.. made.Select(word => Word("w", word.Item1 / 10.0, (word.Item1 + word.Item2) / 10.0))];
            var said = Utterance.Of(words);
            var outside = ImplausibleLabels.Outside(said, TimeSpan.FromSeconds(1), mostAtOnce: 3);

            // The same, asked of every tick at which anything begins: a point in time lasts one.
            static TimeSpan End(Utterance utterance) => utterance.End > utterance.Start ? utterance.End : utterance.Start + new TimeSpan(1);
            Utterance[] fit = [.. said.Where(utterance => utterance.Length <= TimeSpan.FromSeconds(1))];
            TimeSpan[] heaps =
                [.. fit.Select(utterance => utterance.Start).Where(time => fit.Count(other => other.Start <= time && End(other) > time) > 3)];
            // A heap lasts until few enough are left, which is at an end of one of them.
            bool IsHeap(TimeSpan time) => fit.Count(other => other.Start <= time && End(other) > time) > 3;
            var moments = heaps.Concat(fit.Select(End).Where(IsHeap)).ToArray();
            var expected = Enumerable.Range(0, said.Count).Where(i => fit.Contains(said[i])
                && !moments.Any(time => said[i].Start <= time && End(said[i]) > time));

            Assert.Equal(expected, outside);
        });
}
