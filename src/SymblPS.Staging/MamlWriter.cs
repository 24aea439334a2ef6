using System.Text;
using System.Xml;

namespace SymblPS.Staging;

/// <summary>
/// Writes the help pages as the MAML that <c>Get-Help</c> reads. Code, output and text of an example are apart, and default values are stated, so that
/// <c>Get-Help</c> shows each in its place.
/// </summary>
internal sealed class MamlWriter
{
    private const string Maml = "http://schemas.microsoft.com/maml/2004/10";
    private const string Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private const string Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private const string Switch = "System.Management.Automation.SwitchParameter";
    private readonly XmlWriter _xml;

    private MamlWriter(XmlWriter xml) => _xml = xml;

    /// <summary>Writes pages.</summary>
    /// <param name="pages">The pages.</param>
    public static string Write(IEnumerable<HelpPage> pages)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None }))
        {
            var maml = new MamlWriter(xml);
            xml.WriteStartElement(string.Empty, "helpItems", "http://msh");
            xml.WriteAttributeString("schema", "maml");
            xml.WriteAttributeString("xmlns", "maml", null, Maml);
            xml.WriteAttributeString("xmlns", "command", null, Command);
            xml.WriteAttributeString("xmlns", "dev", null, Dev);
            foreach (var page in pages) maml.Write(page);
            xml.WriteEndElement();
        }

        return text + "\n";
    }

    private void Write(HelpPage page) => Element("command", Command, () =>
    {
        var verb = page.Name.Split('-')[0];
        Element("details", Command, () =>
        {
            Element("name", Command, page.Name);
            Description([page.Synopsis]);
            Element("verb", Command, verb);
            Element("noun", Command, page.Name[(verb.Length + 1)..]);
        });
        Description(page.Description);
        Element("syntax", Command, () =>
        {
            foreach (var syntax in page.Syntaxes) Write(page, syntax);
        });
        Element("parameters", Command, () =>
        {
            foreach (var parameter in page.Parameters) Write(parameter);
        });
        Types("inputType", page.Inputs);
        Types("returnValue", page.Outputs);
        Element("alertSet", Maml, () => Element("alert", Maml, () => Paragraphs(page.Notes)));
        Element("examples", Command, () =>
        {
            foreach (var example in page.Examples) Write(example);
        });
        Element("relatedLinks", Command, () =>
        {
            foreach (var (title, address) in page.Links)
            {
                Element("navigationLink", Maml, () =>
                {
                    Element("linkText", Maml, title);
                    // A path of the repository leads nowhere from a prompt.
                    Element("uri", Maml, address.StartsWith("http", StringComparison.Ordinal) ? address : string.Empty);
                });
            }
        });
    });

    private void Write(HelpPage page, HelpSyntax syntax) => Element("syntaxItem", Command, () =>
    {
        Element("name", Maml, page.Name);
        foreach (var part in syntax.Parameters)
        {
            var parameter = page.Parameters.FirstOrDefault(one => one.Name == part.Name)
                ?? throw new StagingException($"docs/help/{page.Name}.md", $"-{part.Name} is in the syntax and is not described.");
            var binding = parameter.Bindings.FirstOrDefault(one => one.Name == syntax.ParameterSet) ?? parameter.Bindings[0];
            Element("parameter", Command, () =>
            {
                Attributes(part.IsRequired, false, "false", binding.Position == "Named" ? "named" : binding.Position, parameter);
                Element("name", Maml, part.Name);
                Element("description", Maml, string.Empty);
                AcceptedValues(parameter);
                if (part.Type.Length > 0) ParameterValue(part.Type, isRequired: true, isVariable: false);
                Type(parameter.Type);
            });
        }
    });

    private void Write(HelpParameter parameter) => Element("parameter", Command, () =>
    {
        var first = parameter.Bindings[0];
        var ways = new[] { first.ByValue ? "ByValue" : null, first.ByPropertyName ? "ByPropertyName" : null }.OfType<string>().ToList();
        var input = ways.Count == 0 ? "false" : $"true ({string.Join(", ", ways)})";
        Attributes(first.IsRequired, parameter.TakesWildcards, input, first.Position, parameter);
        Element("name", Maml, parameter.Name);
        Description(parameter.AcceptedValues.Count == 0
            ? parameter.Description
            : [.. parameter.Description, $"Accepted values: {string.Join(", ", parameter.AcceptedValues)}."]);
        AcceptedValues(parameter);
        if (parameter.Type != Switch) ParameterValue(parameter.Type, isRequired: true, isVariable: true);
        Type(parameter.Type);
        if (parameter.Default.Length > 0) Element("defaultValue", Dev, parameter.Default);
    });

    private void Write(HelpExample example) => Element("example", Command, () =>
    {
        Element("title", Maml, $"--------- {example.Title} ---------");
        Element("introduction", Maml, () => Paragraphs(example.Introduction));
        Element("code", Dev, example.Code);
        Element("remarks", Dev, () =>
        {
            if (example.Output is not null) Element("para", Maml, example.Output + "\n");
            Paragraphs(example.Remarks);
        });
    });

    private void Types(string element, IReadOnlyList<HelpType> types) => Element(element + "s", Command, () =>
    {
        foreach (var type in types)
        {
            Element(element, Command, () =>
            {
                Type(type.Name);
                Description(type.Description);
            });
        }
    });

    private void Attributes(bool isRequired, bool takesWildcards, string input, string position, HelpParameter parameter)
    {
        _xml.WriteAttributeString("required", isRequired ? "true" : "false");
        _xml.WriteAttributeString("variableLength", "false");
        _xml.WriteAttributeString("globbing", takesWildcards ? "true" : "false");
        _xml.WriteAttributeString("pipelineInput", input);
        _xml.WriteAttributeString("position", position);
        _xml.WriteAttributeString("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases));
    }

    private void AcceptedValues(HelpParameter parameter)
    {
        if (parameter.AcceptedValues.Count == 0) return;
        Element("parameterValueGroup", Command, () =>
        {
            foreach (var value in parameter.AcceptedValues) ParameterValue(value, isRequired: false, isVariable: false);
        });
    }

    private void ParameterValue(string value, bool isRequired, bool isVariable)
    {
        _xml.WriteStartElement("command", "parameterValue", Command);
        _xml.WriteAttributeString("required", isRequired ? "true" : "false");
        _xml.WriteAttributeString("variableLength", isVariable ? "true" : "false");
        _xml.WriteString(value);
        _xml.WriteEndElement();
    }

    private void Type(string name) => Element("type", Dev, () => Element("name", Maml, name));

    private void Description(IEnumerable<string> paragraphs) => Element("description", Maml, () => Paragraphs(paragraphs));

    private void Paragraphs(IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs) Element("para", Maml, paragraph);
    }

    private void Element(string name, string space, string text) => Element(name, space, () => _xml.WriteString(text));

    private void Element(string name, string space, Action content)
    {
        _xml.WriteStartElement(space == Maml ? "maml" : space == Dev ? "dev" : "command", name, space);
        content();
        _xml.WriteEndElement();
    }

    private sealed class Utf8Text : StringWriter
    {
        public Utf8Text() : base(System.Globalization.CultureInfo.InvariantCulture) { }

        public override Encoding Encoding => Encoding.UTF8;
    }
}
