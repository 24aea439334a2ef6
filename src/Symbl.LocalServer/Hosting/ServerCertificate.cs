using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Hosting;

/// <summary>Loads the certificate for https addresses.</summary>
internal static class ServerCertificate
{
    /// <summary>The environment variable with the password. On a command line, other users of the machine could read it.</summary>
    public const string PasswordVariable = "SYMBL_LOCAL_CERTIFICATE_PASSWORD";

    /// <exception cref="StartupException">The file is not usable. The message never contains the password.</exception>
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
