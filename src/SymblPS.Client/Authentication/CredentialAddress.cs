namespace SymblPS.Client.Authentication;

/// <summary>The rule for addresses that may receive credentials.</summary>
internal static class CredentialAddress
{
    /// <summary>Throws an exception for an address that must not receive credentials.</summary>
    /// <param name="address">The address.</param>
    /// <param name="parameter">Name of the caller's parameter.</param>
    /// <exception cref="ArgumentException">
    /// The address is not absolute http(s), contains credentials, or is plain http to another machine.
    /// </exception>
    public static void Check(Uri address, string parameter)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"'{address.OriginalString}' is not an absolute http or https address.", parameter);
        if (address.UserInfo.Length > 0)
            throw new ArgumentException($"The address of {address.Host} must not carry a user name or password.", parameter);
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new ArgumentException(
                $"http://{address.Authority} would send credentials unencrypted; use https. Plain http is accepted for this machine only.",
                parameter);
        }
    }
}
