using System.Runtime.CompilerServices;

namespace SymblPS.Client.Compat;

/// <summary>Hints to the compiler at run time.</summary>
internal static class Jit
{
    /// <summary>
    /// Compiled well at once. A long answer is read once per session as a rule, and would be over before the runtime had seen that the code
    /// deserves it. (The value of <c>AggressiveOptimization</c>, which netstandard2.0 does not name and .NET Framework ignores.)
    /// </summary>
    public const MethodImplOptions AtOnce = (MethodImplOptions)512;
}
