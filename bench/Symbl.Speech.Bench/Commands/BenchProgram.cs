using Symbl.Speech.Audio;
using Symbl.Speech.Bench.Speed;

namespace Symbl.Speech.Bench.Commands;

/// <summary>Chooses the command and turns what goes wrong into sentences and exit codes.</summary>
internal static class BenchProgram
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    private static readonly Dictionary<string, Func<IReadOnlyList<string>, TextWriter, CancellationToken, int>> Commands =
        new(StringComparer.Ordinal)
        {
            ["evaluate"] = EvaluateCommand.Run,
            ["synthesize"] = SynthesizeCommand.Run,
            ["speed"] = SpeedCommand.Run,
            ["accuracy"] = AccuracyCommand.Run,
            ["calibrate"] = CalibrateCommand.Run,
            ["pieces"] = PiecesCommand.Run,
            ["words"] = WordsCommand.Run,
            [SpeedMeasurement.Command] = SpeedCommand.MeasureOne,
        };

    private const string Help = """
        Measures how well and how fast Symbl.Speech tells speakers apart.

          evaluate FOLDER [options]    score every WAV that has an RTTM beside it, in the folder and below
            --collar S                 seconds on each side of a reference boundary that the breakdown leaves out (default: 0)
            --no-overlap               the breakdown leaves out where the reference has two at once
            --uem FILE                 score only these stretches; rows are of recordings by file name (default: all of each)
            --speakers N               state N people for every recording (default: as many as the reference has)
            --by-channel               also take each channel for a person where a recording has several
            --json FILE                keep everything as JSON
            --markdown FILE            keep the tables as Markdown
            --rttm-out FOLDER          keep the turns that were found

          synthesize FOLDER [options]  make synthetic calls: WAV, RTTM, and their conditions as measured
            --seed N                   another seed, other calls (default: 1)
            --voices auto|espeak|formant  words of espeak-ng, or vowels of voices made here (default: espeak-ng where it is installed)
            --only NAME[,NAME]         only these designs
            --seconds S                this long instead of as long as the design says

          speed [options]              processor time and memory for recordings of 15 minutes, an hour and four
            --hours N                  up to this length (default: 4)
            --seed N                   another seed, other recordings (default: 1)

          accuracy [FOLDER] [options]  measure all of it and write the tables of docs/accuracy.md; FOLDER has real recordings with RTTM
                                       (default: shared/data/speech in or beside the repository)
            --calls FOLDER             telephone calls with one person per channel and RTTM (default: shared/data/calls)
            --page FILE                another page with the same marks
            --only PART[,PART]         real, calls, variations, one-voice, count, activity, confidence, constants, sample, synthetic, speed

          calibrate [FOLDER] [options] fit the confidence of turns to real and synthetic recordings, and print its weights and reliability
            --calls FOLDER             as for accuracy
            --examples FILE            keep the turns with their evidence, separated by tabs

          words [FOLDER] [options]     words at the wrong speaker if the times of words are loose, as they are and made monotone, and the time
                                       of the assignment; FOLDER has WAV, RTTM and .words.json (default: shared/data/calls)
            --seed N                   other shifts (default: 1)

          pieces FOLDER [options]      how much of the reference speech lies in the pieces that a recognizer of words hears
            --longest S                the longest piece in seconds (default: 28)
            --by-channel               each channel alone, without its crosstalk

          measure FILE PEOPLE          what separating one WAV file costs this process, as JSON; PEOPLE 0 for one per channel

        Exit codes: 0 done, 1 something could not be scored or measured, 2 wrong usage.
        """;

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Count == 0 || arguments[0] is "--help" or "-h" or "help")
        {
            output.WriteLine(Help);
            return arguments.Count == 0 ? WrongUsage : Success;
        }
        if (!Commands.TryGetValue(arguments[0], out var command))
        {
            error.WriteLine($"Unknown command '{arguments[0]}'. Commands: {string.Join(", ", Commands.Keys)}; --help tells more.");
            return WrongUsage;
        }
        using var cancel = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            cancel.Cancel();
        }
        Console.CancelKeyPress += Stop;
        try
        {
            return command([.. arguments.Skip(1)], output, cancel.Token);
        }
        catch (UsageException e)
        {
            error.WriteLine(e.Message);
            return WrongUsage;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped.");
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or AudioFormatException)
        {
            error.WriteLine(e.Message);
            return Failed;
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }
}
