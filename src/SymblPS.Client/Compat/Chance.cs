#if !NET
using System.Security.Cryptography;
#endif

namespace SymblPS.Client.Compat;

/// <summary>Random numbers for jitter.</summary>
internal static class Chance
{
    /// <summary>A number from 0 up to, not including, 1; safe on any thread.</summary>
    public static double Next()
    {
#if NET
        return Random.Shared.NextDouble();
#else
        var bytes = new byte[4];
        using var generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return BitConverter.ToUInt32(bytes, 0) / (uint.MaxValue + 1.0);
#endif
    }
}
