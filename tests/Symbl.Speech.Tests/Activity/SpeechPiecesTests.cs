using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Activity;

public sealed class SpeechPiecesTests
{
    private const double Longest = 28;

    public static TheoryData<string> Kinds => [.. NotSpeech.Kinds.Keys];

    public static TheoryData<string> Styles => [.. HoldMusic.Styles.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sound_of_a_line_or_a_room_gives_no_piece(string kind)
    {
        Assert.Empty(Find(NotSpeech.Kinds[kind](8, 8000, 11), 8000).Pieces);
        Assert.Empty(Find(NotSpeech.Telephone(NotSpeech.Kinds[kind](8, 16000, 12), 16000), 16000).Pieces);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Hold_music_gives_no_piece(string style)
    {
        Assert.Empty(Find(HoldMusic.Styles[style](10, 8000, 21), 8000).Pieces);
        Assert.Empty(Find(NotSpeech.Telephone(HoldMusic.Styles[style](10, 8000, 22), 8000), 8000).Pieces);
    }

    // Some melodies change their sound as speech does. A lost word is worse than a little music, and the recognizer has a second guard.
    [Theory]
    [MemberData(nameof(Styles))]
    public void At_most_a_quarter_of_the_music_of_a_style_is_in_pieces(string style)
    {
        var (all, passed) = (0.0, 0.0);
        for (var seed = 1; seed <= 6; seed++)
        {
            var rate = seed % 2 == 0 ? 8000 : 16000;
            var music = HoldMusic.Styles[style](15, rate, seed);
            var found = Find(seed > 3 ? NotSpeech.Telephone(music, rate) : music, rate);
            (all, passed) = (all + found.Duration, passed + found.Pieces.Sum(piece => piece.End - piece.Start));
        }
        Assert.True(passed < 0.25 * all, $"{passed:F1} of {all:F1} s");
    }

    [Theory]
    [InlineData(8000, 1, 1)]
    [InlineData(16000, 2, 1)]
    [InlineData(8000, 3, 0.01)]
    public void Whispers_are_inside_the_pieces(int rate, int seed, double level)
    {
        var (samples, phrases) = Whisper.Make(20, rate, seed);
        Sounds.Scale(samples, level);
        var covered = Covered(Find(samples, rate), phrases);
        Assert.True(covered > 0.9, $"{covered:P1}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4000)]
    [InlineData(80_000)]
    public void Digital_silence_gives_no_piece(int samples) => Assert.Empty(Find(new float[samples], 8000).Pieces);

    [Theory]
    [InlineData(1)]
    [InlineData(0.001)]
    public void Noise_of_any_level_gives_no_piece(double level)
    {
        for (var color = 0; color < 3; color++)
        {
            var noise = NotSpeech.Colored(8, 8000, 31 + color, color);
            Sounds.Scale(noise, level);
            Assert.Empty(Find(noise, 8000).Pieces);
        }
    }

    [Theory]
    [InlineData(8000, 0)]
    [InlineData(16000, 0)]
    [InlineData(8000, -60)]
    public void Speech_of_any_level_is_inside_the_pieces(int rate, double decibels)
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 20);
        var sound = SyntheticSpeech.Render(said, 20, rate, 0.0005);
        Sounds.Scale(sound, Sounds.FromDecibels(decibels));
        var covered = Covered(Find(sound, rate), said.Select(part => (part.Start, part.End)));
        Assert.True(covered > 0.98, $"{covered:P1}");
    }

    [Fact]
    public void Music_before_speech_is_left_out_and_the_speech_stays()
    {
        var music = HoldMusic.Styles["synthesizer pad"](12, 8000, 5);
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 15);
        var speech = Sounds.Level(SyntheticSpeech.Render(said, 15, 8000, 0.0005), 0.1);
        var found = Find([.. music, .. speech], 8000);
        var covered = Covered(found, said.Select(part => (part.Start + 12, part.End + 12)));
        Assert.True(covered > 0.97, $"{covered:P1}");
        Assert.True(found.Pieces[0].Start > 10, $"{found.Pieces[0]}");
        var part = Assert.Single(found.LeftOut);
        Assert.True(part.Start < 4, $"{part}");
        Assert.StartsWith("1 segment without speech (tones, music, noise) was left out: 0:0", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_are_in_order_disjoint_within_the_audio_and_within_the_limit()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.Middle, 90);
        var found = Find(SyntheticSpeech.Render(said, 90, 8000, 0.0005), 8000, 10);
        Assert.True(found.Pieces.Count is >= 9 and <= 20, $"{found.Pieces.Count}");
        Assert.All(found.Pieces, piece => Assert.True(piece.Start >= 0 && piece.End <= 90 && piece.End - piece.Start is > 0 and <= 10, $"{piece}"));
        Assert.All(found.Pieces.Zip(found.Pieces.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void Portions_change_nothing_but_the_edges()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 60);
        var sound = SyntheticSpeech.Render(said, 60, 8000, 0.0005);
        var whole = Find(sound, 8000);
        var parts = SpeechPieces.Find(() => new AudioBuffer(8000, 1, sound), Longest, 25, CancellationToken.None);
        Assert.Equal(60, parts.Duration);
        var (all, both) = (whole.Pieces.Sum(piece => piece.End - piece.Start), Covered(parts, whole.Pieces));
        Assert.True(both > 0.97, $"{both:P1} of {all:F1} s");
    }

    [Fact]
    public void A_limit_below_one_second_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(new float[8000], 8000, 0.5));

    [Fact]
    public void The_words_of_real_calls_are_inside_the_pieces()
    {
        if (Folders.SharedCalls is not { } folder)
        {
            Assert.Skip("The calls are not beside the repository.");
            return;
        }
        var call = ReferencedRecording.Find(folder, out _)[1];
        var reference = call.ReadReference();
        for (var channel = 1; channel <= 2; channel++)
        {
            var number = channel;
            var recording = WaveRecording.Measure(() => new MutedChannel(WaveFile.Open(call.WavePath), number, []));
            var own = reference.Where(part => part.Speaker == (number == 1 ? "agent" : "caller")).Select(part => (part.Start, part.End));
            var covered = Covered(SpeechPieces.Find(recording.Open, Longest), own);
            Assert.True(covered > 0.95, $"{covered:P1}");
        }
    }

    private static SpeechPieces Find(float[] samples, int rate, double longest = Longest) =>
        SpeechPieces.Find(WaveRecording.Measure(() => new AudioBuffer(rate, 1, samples)).Open, longest);

    private static double Covered(SpeechPieces found, IEnumerable<(double Start, double End)> said)
    {
        var (all, inside) = (0.0, 0.0);
        foreach (var (start, end) in said)
        {
            all += end - start;
            inside += found.Pieces.Sum(piece => Math.Max(0, Math.Min(piece.End, end) - Math.Max(piece.Start, start)));
        }
        return inside / all;
    }
}
