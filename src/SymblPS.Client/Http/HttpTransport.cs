namespace SymblPS.Client.Http;

internal sealed class HttpTransport;
