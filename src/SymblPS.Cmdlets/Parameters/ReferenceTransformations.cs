namespace SymblPS.Cmdlets.Parameters;

/// <summary>Accepts jobs as objects or as ids.</summary>
internal sealed class JobTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is not null && Unwrap.Items(inputData).All(static item => item is SymblJob or string or Guid)
            ? Unwrap.Items(inputData).Select(static item => item as SymblJob ?? new SymblJob { JobId = Unwrap.Text(item) }).ToArray()
            : inputData;
}

/// <summary>Accepts a person as a name (<c>Ann</c>, <c>Ann &lt;ann@example.com&gt;</c>), as a speaker of a message, or as a member.</summary>
internal sealed class PersonTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        switch (Unwrap.Value(inputData))
        {
            case string text:
                try
                {
                    var (name, email) = PersonText.Parse(text);
                    return new SymblPerson(name, email: email);
                }
                catch (ArgumentException e)
                {
                    throw new ArgumentTransformationMetadataException(e.Message, e);
                }

            case SymblMember member:
                return new SymblPerson(member.Name, member.MemberId, member.Email, member.UserId);
            case var other:
                return other;
        }
    }
}
