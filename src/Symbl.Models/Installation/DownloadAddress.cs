using Symbl.Models.Errors;

namespace Symbl.Models.Installation;

/// <summary>Addresses of downloads: mirrors, and which address may follow on another.</summary>
internal static class DownloadAddress
{
    /// <summary>Replaces scheme and host by the ones of the mirror, and puts the path of the mirror before the path.</summary>
    /// <param name="address">Address of the file.</param>
    /// <param name="mirror">The mirror; null for the variable.</param>
    /// <exception cref="ModelException">An address is not valid.</exception>
    public static Uri WithMirror(Uri address, Uri? mirror)
    {
        if (mirror is null && Environment.GetEnvironmentVariable(InstallOptions.MirrorVariable) is { Length: > 0 } text)
        {
            mirror = Uri.TryCreate(text, UriKind.Absolute, out var parsed)
                ? parsed
                : throw new ModelException(
                    ModelProblem.InvalidInput, $"{InstallOptions.MirrorVariable} is not an address: '{text}'.", "Set it to an address such as https://mirror.example.com.");
        }

        if (mirror is null)
            return Check(address);
        Check(mirror);
        var builder = new UriBuilder(mirror) { Path = mirror.AbsolutePath.TrimEnd('/') + address.AbsolutePath, Query = address.Query };
        return builder.Uri;
    }

    /// <summary>The address that a server redirects to.</summary>
    /// <param name="from">Current address.</param>
    /// <param name="location">Location that the server states.</param>
    /// <exception cref="ModelException">The location is not allowed.</exception>
    public static Uri Redirected(Uri from, Uri? location)
    {
        var target = location is null ? null : new Uri(from, location);
        if (target is not null && (target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && target.IsLoopback && from.IsLoopback)))
            return target;
        throw new ModelException(
            ModelProblem.Unreachable,
            $"{from.Host} redirects to {(target is null ? "no address" : $"{target.Scheme}://{target.Host}")}, which is not an https address.",
            "Specify the address of the file itself with -Uri, or install the file with -Path.");
    }

    private static Uri Check(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo.Length: 0 } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new ModelException(
                ModelProblem.InvalidInput,
                address.IsAbsoluteUri && address.UserInfo.Length > 0
                    ? $"The address of {address.Host} must not contain a user name or a password."
                    : $"'{address}' is not an http or https address.",
                "Specify an address such as https://models.example.com/ggml-base.en.bin.");
}
