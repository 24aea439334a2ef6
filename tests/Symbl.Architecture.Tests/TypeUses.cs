using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Symbl.Architecture.Tests;

/// <summary>Lists the types that a compiled type uses: in its declaration, its members, and the code of its methods and nested types.</summary>
internal static class TypeUses
{
    /// <summary>The used types, without duplicates.</summary>
    public static IReadOnlyCollection<TypeReference> Of(TypeDefinition type)
    {
        var uses = new Dictionary<string, TypeReference>(StringComparer.Ordinal);
        Collect(type, uses, bodies: true);
        return uses.Values;
    }

    /// <summary>The types that the public and protected members of a type name.</summary>
    public static IReadOnlyCollection<TypeReference> OfSurface(TypeDefinition type)
    {
        var uses = new Dictionary<string, TypeReference>(StringComparer.Ordinal);
        Collect(type, uses, bodies: false);
        return uses.Values;
    }

    /// <summary>The outermost type that declares a type.</summary>
    public static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    private static void Collect(TypeDefinition type, Dictionary<string, TypeReference> uses, bool bodies)
    {
        Add(type.BaseType, uses);
        foreach (var contract in type.Interfaces)
            Add(contract.InterfaceType, uses);
        AddAttributes(type, uses);
        foreach (var parameter in type.GenericParameters)
            AddConstraints(parameter, uses);
        foreach (var field in type.Fields.Where(field => bodies || field.IsPublic || field.IsFamily))
        {
            Add(field.FieldType, uses);
            AddAttributes(field, uses);
        }

        foreach (var property in type.Properties)
            AddAttributes(property, uses);
        foreach (var method in type.Methods.Where(method => bodies || method.IsPublic || method.IsFamily))
        {
            Add(method.ReturnType, uses);
            AddAttributes(method, uses);
            foreach (var parameter in method.Parameters)
                Add(parameter.ParameterType, uses);
            foreach (var parameter in method.GenericParameters)
                AddConstraints(parameter, uses);
            if (bodies && method.HasBody)
                AddBody(method.Body, uses);
        }

        foreach (var nested in type.NestedTypes.Where(nested => bodies || nested.IsNestedPublic || nested.IsNestedFamily))
            Collect(nested, uses, bodies);
    }

    private static void AddBody(MethodBody body, Dictionary<string, TypeReference> uses)
    {
        foreach (var variable in body.Variables)
            Add(variable.VariableType, uses);
        foreach (var handler in body.ExceptionHandlers)
            Add(handler.CatchType, uses);
        foreach (var instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference type:
                    Add(type, uses);
                    break;
                case MethodReference method:
                    Add(method.DeclaringType, uses);
                    Add(method.ReturnType, uses);
                    foreach (var parameter in method.Parameters)
                        Add(parameter.ParameterType, uses);
                    if (method is GenericInstanceMethod generic)
                    {
                        foreach (var argument in generic.GenericArguments)
                            Add(argument, uses);
                    }

                    break;
                case FieldReference field:
                    Add(field.DeclaringType, uses);
                    Add(field.FieldType, uses);
                    break;
            }
        }
    }

    private static void AddConstraints(GenericParameter parameter, Dictionary<string, TypeReference> uses)
    {
        foreach (var constraint in parameter.Constraints)
            Add(constraint.ConstraintType, uses);
    }

    private static void AddAttributes(ICustomAttributeProvider provider, Dictionary<string, TypeReference> uses)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            Add(attribute.AttributeType, uses);
            foreach (var argument in attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>())
                Add(argument, uses);
        }
    }

    private static void Add(TypeReference? type, Dictionary<string, TypeReference> uses)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments)
                    Add(argument, uses);
                Add(generic.ElementType, uses);
                return;
            case TypeSpecification specification:
                if (specification is IModifierType { ModifierType: { } modifier })
                    Add(modifier, uses);
                Add(specification.ElementType, uses);
                return;
            default:
                var outer = Outermost(type);
                uses.TryAdd(outer.FullName, outer);
                return;
        }
    }
}
