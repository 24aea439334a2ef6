using Microsoft.Extensions.DependencyInjection;

namespace SymblPS.Client.Http;

/// <summary>
/// Supplies the services that <see cref="IHttpClientFactory"/> needs from their registrations. It replaces the container of
/// <c>Microsoft.Extensions.DependencyInjection</c>, whose engine takes more than half of the time that the first call spends on the factory.
/// See <c>docs/adr/0003-http-client-factory.md</c>.
/// </summary>
internal sealed class ConnectionServices(IServiceCollection registrations) : IServiceProvider, IServiceScopeFactory
{
    private readonly Dictionary<ServiceDescriptor, object?> _singletons = [];

    /// <inheritdoc />
    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(IServiceProvider) || serviceType == typeof(IServiceScopeFactory)) return this;
        if (serviceType.IsGenericType && serviceType.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            return All(serviceType.GenericTypeArguments[0]);
        for (var i = registrations.Count - 1; i >= 0; i--)
        {
            if (registrations[i].ServiceType == serviceType) return Resolve(registrations[i]);
        }

        return null;
    }

    /// <summary>Not supported: the client of a connection has no scopes.</summary>
    public IServiceScope CreateScope() => throw new NotSupportedException();

    private Array All(Type serviceType)
    {
        var services = new List<object?>();
        foreach (var registration in registrations)
        {
            if (registration.ServiceType == serviceType) services.Add(Resolve(registration));
        }

        var array = Array.CreateInstance(serviceType, services.Count);
        for (var i = 0; i < services.Count; i++) array.SetValue(services[i], i);
        return array;
    }

    private object? Resolve(ServiceDescriptor registration)
    {
        if (registration.Lifetime != ServiceLifetime.Singleton) return Create(registration);
        if (_singletons.TryGetValue(registration, out var service)) return service;
        return _singletons[registration] = Create(registration);
    }

    private object? Create(ServiceDescriptor registration)
    {
        if (registration.ImplementationInstance is { } instance) return instance;
        if (registration.ImplementationFactory is { } factory) return factory(this);
        var constructor = registration.ImplementationType!.GetConstructors()[0];
        var parameters = constructor.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            arguments[i] = GetService(parameters[i].ParameterType)
                ?? throw new InvalidOperationException($"{registration.ServiceType} needs {parameters[i].ParameterType}, which is not registered.");
        }

        return constructor.Invoke(arguments);
    }
}
