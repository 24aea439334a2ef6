using System.Runtime.InteropServices;
using System.Security;

namespace SymblPS.Client.Authentication;

/// <summary>Reads the text of a <see cref="SecureString"/>.</summary>
internal static class SecureText
{
    /// <summary>Returns the text and wipes the unmanaged copy immediately.</summary>
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
