using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Hosting;

/// <summary>Loads the certificate of https addresses.</summary>
internal static class ServerCertificate
{
    /// <summary>Environment variable with the password: a command line is readable by others on the machine.</summary>
    public const string PasswordVariable = "SYMBL_LOCAL_CERTIFICATE_PASSWORD";

    /// <exception cref="StartupException">The file cannot be used; the message never holds the password.</exception>
    public static X509Certificate2 Load(string path, string? keyPath, string? password)
    {
        try
        {
            if (X509Certificate2.GetCertContentType(path) == X509ContentType.Pfx)
                return X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return password is null
                ? X509Certificate2.CreateFromPemFile(path, keyPath)
                : X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath);
        }
        catch (CryptographicException e)
        {
            throw new StartupException(ExitCode.Usage, $"--certificate: '{path}' cannot be used: {e.Message}", e);
        }
    }
}
