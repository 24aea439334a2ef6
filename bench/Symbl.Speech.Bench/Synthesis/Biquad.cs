namespace Symbl.Speech.Bench.Synthesis;

/// <summary>A filter of second order (R. Bristow-Johnson, Audio EQ Cookbook).</summary>
internal sealed class Biquad
{
    private readonly double _b0;
    private readonly double _b1;
    private readonly double _b2;
    private readonly double _a1;
    private readonly double _a2;

    private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) =>
        (_b0, _b1, _b2, _a1, _a2) = (b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);

    public static Biquad LowPass(double hertz, double quality, int rate)
    {
        var (cosine, alpha) = Angle(hertz, quality, rate);
        return new Biquad((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    public static Biquad HighPass(double hertz, double quality, int rate)
    {
        var (cosine, alpha) = Angle(hertz, quality, rate);
        return new Biquad((1 + cosine) / 2, -1 - cosine, (1 + cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    /// <summary>Filters in place, from silence.</summary>
    public void Apply(float[] samples)
    {
        var (x1, x2, y1, y2) = (0.0, 0.0, 0.0, 0.0);
        for (var index = 0; index < samples.Length; index++)
        {
            var x = samples[index];
            var y = (_b0 * x) + (_b1 * x1) + (_b2 * x2) - (_a1 * y1) - (_a2 * y2);
            (x2, x1, y2, y1) = (x1, x, y1, y);
            samples[index] = (float)y;
        }
    }

    private static (double Cosine, double Alpha) Angle(double hertz, double quality, int rate)
    {
        var angle = 2 * Math.PI * hertz / rate;
        return (Math.Cos(angle), Math.Sin(angle) / (2 * quality));
    }
}
