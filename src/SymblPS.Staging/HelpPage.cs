namespace SymblPS.Staging;

/// <summary>A help page of <c>docs/help</c>.</summary>
/// <param name="Name">The command.</param>
/// <param name="Synopsis">Summary in one sentence.</param>
/// <param name="Description">The paragraphs about it.</param>
/// <param name="Syntaxes">Its forms, one for each parameter set.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Examples">Its examples.</param>
/// <param name="Inputs">Types it takes from the pipeline.</param>
/// <param name="Outputs">Types it writes.</param>
/// <param name="Notes">The paragraphs at its end.</param>
/// <param name="Links">Titles and addresses of related pages.</param>
internal sealed record HelpPage(
    string Name,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<HelpSyntax> Syntaxes,
    IReadOnlyList<HelpParameter> Parameters,
    IReadOnlyList<HelpExample> Examples,
    IReadOnlyList<HelpType> Inputs,
    IReadOnlyList<HelpType> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<(string Title, string Address)> Links)
{
    /// <summary>Reads a page.</summary>
    /// <param name="path">The file.</param>
    public static HelpPage Read(string path) => new HelpPageReader(path).Read();
}

/// <summary>A form of a command.</summary>
/// <param name="ParameterSet">The parameter set.</param>
/// <param name="Parameters">Its parameters in order.</param>
internal sealed record HelpSyntax(string ParameterSet, IReadOnlyList<HelpSyntaxParameter> Parameters);

/// <summary>A parameter in a form of a command.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type as syntax shows it; empty for a switch.</param>
/// <param name="IsRequired">Whether the form needs it.</param>
internal sealed record HelpSyntaxParameter(string Name, string Type, bool IsRequired);

/// <summary>An example.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Introduction">The paragraphs before the code.</param>
/// <param name="Code">The code.</param>
/// <param name="Output">The output, if the page shows it.</param>
/// <param name="Remarks">The paragraphs after the code.</param>
internal sealed record HelpExample(string Title, IReadOnlyList<string> Introduction, string Code, string? Output, IReadOnlyList<string> Remarks);

/// <summary>A type a command takes or writes.</summary>
/// <param name="Name">The type.</param>
/// <param name="Description">The paragraphs about it.</param>
internal sealed record HelpType(string Name, IReadOnlyList<string> Description);

/// <summary>How a parameter binds in a parameter set.</summary>
/// <param name="Name">The parameter set, or <c>(All)</c>.</param>
/// <param name="Position">Its position, or <c>Named</c>.</param>
/// <param name="IsRequired">Whether it is mandatory.</param>
/// <param name="ByValue">Whether it takes pipeline objects.</param>
/// <param name="ByPropertyName">Whether it takes properties of pipeline objects.</param>
internal sealed record HelpBinding(string Name, string Position, bool IsRequired, bool ByValue, bool ByPropertyName);

/// <summary>A parameter.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The full name of its type.</param>
/// <param name="Default">The default value as the page states it.</param>
/// <param name="TakesWildcards">Whether it takes wildcards.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="AcceptedValues">The values of a closed set.</param>
/// <param name="Bindings">How it binds in each parameter set.</param>
/// <param name="Description">The paragraphs about it.</param>
internal sealed record HelpParameter(
    string Name,
    string Type,
    string Default,
    bool TakesWildcards,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    IReadOnlyList<HelpBinding> Bindings,
    IReadOnlyList<string> Description);
