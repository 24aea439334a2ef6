using System.Globalization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Tests.Support;

/// <summary>Segments as a line of text: <c>A 0 10, B 10 20</c>.</summary>
internal static class Segments
{
    public static List<SpeakerSegment> Parse(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            var fields = part.Split(' ');
            return new SpeakerSegment(
                fields[0], double.Parse(fields[1], CultureInfo.InvariantCulture), double.Parse(fields[2], CultureInfo.InvariantCulture));
        }).ToList();
}
