using Symbl.Domain.Recordings;
namespace Symbl.Recognition.Words;
internal static class MonotoneWords { public static IReadOnlyList<ProcessedWord> Of(IReadOnlyList<ProcessedWord> words) => words; }
