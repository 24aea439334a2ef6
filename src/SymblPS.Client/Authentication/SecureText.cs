using System.Runtime.InteropServices;
using System.Security;

namespace SymblPS.Client;

/// <summary>The text inside a <see cref="SecureString"/>.</summary>
internal static class SecureText
{
    /// <summary>Reads the text; the unmanaged copy is wiped at once.</summary>
    public static string Reveal(SecureString value)
    {
        var pointer = IntPtr.Zero;
        try
        {
            pointer = Marshal.SecureStringToGlobalAllocUnicode(value);
            return Marshal.PtrToStringUni(pointer, value.Length);
        }
        finally
        {
            if (pointer != IntPtr.Zero) Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }
}
