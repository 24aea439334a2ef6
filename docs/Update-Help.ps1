<#
.SYNOPSIS
    Keeps the help of the commands in step with the module.
.DESCRIPTION
    The pages in docs/help are written by hand; what they say about syntax and parameters comes from the staged module. This script brings that up to
    date, refuses pages that are not complete, and makes of them the MAML file that Get-Help reads. The file is checked in, so that a build needs
    no PlatyPS.

    A page is complete when no placeholder is left, every parameter of the command is described, and at least two examples have code. Every error id of the
    module has to be named in about_SymblPS and in docs/errors.md. A command without a page gets an empty one to fill in.

    Run 'bash build.sh docs' or './build.ps1 docs' rather than this script: they stage the module first.
.PARAMETER Check
    Changes nothing, and fails where something would have to be changed.
.EXAMPLE
    ./docs/Update-Help.ps1
.EXAMPLE
    ./docs/Update-Help.ps1 -Check
#>
[CmdletBinding()]
param([switch] $Check)

$ErrorActionPreference = 'Stop'
$repository = Split-Path $PSScriptRoot
$pages = Join-Path $PSScriptRoot 'help'
$helpFolder = Join-Path $repository 'src/Module/en-US'
$mamlName = 'SymblPS.Cmdlets.dll-Help.xml'

$platyPS = Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable | Where-Object Version -ge 1.0.0 | Sort-Object Version -Descending | Select-Object -First 1
if (-not $platyPS) {
    [Console]::Error.WriteLine("Updating the help needs PlatyPS 1.0 or later. Install it with: Install-PSResource Microsoft.PowerShell.PlatyPS")
    exit 1
}
Import-Module $platyPS.Path

$version = (Import-PowerShellDataFile (Join-Path $repository 'SymblPS.psd1')).ModuleVersion
$manifest = Join-Path $repository "output/SymblPS/$version/SymblPS.psd1"
if (-not (Test-Path -LiteralPath $manifest)) {
    [Console]::Error.WriteLine("The module is not staged: '$manifest' is missing. Run 'bash build.sh docs' or './build.ps1 docs'.")
    exit 1
}

$work = Join-Path ([System.IO.Path]::GetTempPath()) "symblps-help-$([guid]::NewGuid().ToString('N'))"
# A copy without help: PlatyPS would mix what Get-Help says now into the pages.
$bare = (New-Item -ItemType Directory (Join-Path $work 'SymblPS')).FullName
Get-ChildItem (Split-Path $manifest) -Exclude server | Copy-Item -Destination $bare -Recurse
Get-ChildItem $bare -Recurse -Directory -Filter en-US | Remove-Item -Recurse
$module = Import-Module (Join-Path $bare 'SymblPS.psd1') -PassThru

# Line ends and byte order marks are those of the repository, whatever the system.
function Write-Text([string] $Path, [string] $Text) {
    [System.IO.File]::WriteAllText($Path, $Text.Replace("`r`n", "`n").TrimEnd() + "`n", [System.Text.UTF8Encoding]::new($false))
}

# Brings the pages of a folder in step with the module; the date of a page changes only with the page.
function Update-Page([string] $Folder) {
    $existing = @(Get-ChildItem $Folder -Filter *.md)
    if ($existing) { $null = Update-MarkdownCommandHelp -Path $existing.FullName -NoBackup }
    $missing = @($module.ExportedCmdlets.Values | Where-Object { -not (Test-Path (Join-Path $Folder "$($_.Name).md")) })
    if ($missing) {
        $made = Join-Path $Folder 'new'
        $null = New-MarkdownCommandHelp -CommandInfo $missing -OutputFolder $made
        Get-ChildItem $made -Recurse -Filter *.md | Move-Item -Destination $Folder
        Remove-Item $made -Recurse
    }
    foreach ($page in Get-ChildItem $Folder -Filter *.md) {
        $text = [System.IO.File]::ReadAllText($page.FullName).Replace("`r`n", "`n") -replace '\n{3,}(?=## )', "`n`n"
        # PlatyPS takes a command that states no type of output for one that writes any object. It writes none.
        if (-not $module.ExportedCmdlets[$page.BaseName].OutputType) { $text = $text -replace '### System\.Object\n\n\{\{[^}]*\}\}\n\n' }
        Write-Text $page.FullName $text
        $before = Join-Path $pages $page.Name
        if (-not (Test-Path -LiteralPath $before)) { continue }
        $withoutDate = foreach ($path in $before, $page.FullName) { [System.IO.File]::ReadAllText($path) -replace '(?m)^ms\.date:.*$' }
        if ($withoutDate[0] -ceq $withoutDate[1]) { Copy-Item -LiteralPath $before $page.FullName }
    }
}

# What is wrong with the pages and with the lists of error ids, a line each.
function Get-PageProblem([string] $Folder, $Help) {
    $common = [System.Management.Automation.Cmdlet]::CommonParameters
    foreach ($name in (Get-ChildItem $Folder -Filter *.md).BaseName | Where-Object { -not $module.ExportedCmdlets.ContainsKey($_) }) {
        "docs/help/$name.md: there is no such command."
    }
    foreach ($page in $Help) {
        $file = "docs/help/$($page.Title).md"
        if ([System.IO.File]::ReadAllText((Join-Path $Folder "$($page.Title).md")) -match '\{\{.*') { "${file}: '$($Matches[0])' is left to fill in." }
        if (@($page.Examples | Where-Object { $_.Remarks -match '(?s)```powershell\n.*\S.*```' }).Count -lt 2) { "${file}: fewer than two examples with code." }
        foreach ($parameter in $module.ExportedCmdlets[$page.Title].Parameters.Keys | Where-Object { $_ -notin $common }) {
            $described = $page.Parameters | Where-Object Name -eq $parameter
            if (-not $described -or -not "$($described.Description)".Trim()) { "${file}: -$parameter is not described." }
        }
    }
    $ids = [System.IO.File]::ReadAllText((Join-Path $repository 'src/SymblPS.Cmdlets/Errors/ErrorIds.cs')) | Select-String '"(Symbl\.\w+)"' -AllMatches |
        ForEach-Object { $_.Matches.ForEach({ $_.Groups[1].Value }) }
    foreach ($file in 'src/Module/en-US/about_SymblPS.help.txt', 'docs/errors.md') {
        $text = [System.IO.File]::ReadAllText((Join-Path $repository $file))
        foreach ($id in $ids | Where-Object { $text -cnotmatch "$([regex]::Escape($_))\b" }) { "${file}: the error id $id is not explained." }
    }
}

# Markdown as Get-Help should show it: paragraphs on one line each, list items apart, no marks.
function ConvertTo-PlainParagraph([string] $Markdown) {
    $plain = $Markdown.Replace("`r`n", "`n") -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '`([^`\n]+)`', '$1'
    foreach ($block in $plain.Trim() -split '\n\s*\n') {
        foreach ($item in $block -split '\n(?=- )') { $item -replace '\s*\n\s*', ' ' }
    }
}

function Add-Paragraph([System.Xml.XmlElement] $Parent, [string[]] $Text) {
    foreach ($line in $Text) {
        $paragraph = $Parent.AppendChild($Parent.OwnerDocument.CreateElement('maml', 'para', 'http://schemas.microsoft.com/maml/2004/10'))
        $paragraph.InnerText = $line
    }
}

# PlatyPS writes markdown as it stands into MAML, leaves out default values, and puts all of an example into its introduction. Get-Help shows code, output and
# text apart when the file holds them apart.
function Repair-Maml([string] $Path, $Help) {
    $document = [System.Xml.XmlDocument]::new()
    $document.Load($Path)
    $names = [System.Xml.XmlNamespaceManager]::new($document.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    foreach ($command in $document.SelectNodes('//command:command', $names)) {
        $page = $Help | Where-Object Title -eq $command.SelectSingleNode('command:details/command:name', $names).InnerText
        foreach ($example in $command.SelectNodes('command:examples/command:example', $names)) {
            $source = $page.Examples[@($command.SelectNodes('command:examples/command:example', $names)).IndexOf($example)]
            $example.SelectSingleNode('maml:title', $names).InnerText = "--------- $($source.Title -replace '`') ---------"
            $introduction, $code, $remarks = 'maml:introduction', 'dev:code', 'dev:remarks' | ForEach-Object { $example.SelectSingleNode($_, $names) }
            $introduction.RemoveAll()
            $parts = [regex]::Match($source.Remarks.Replace("`r`n", "`n"), '(?s)^(?<before>.*?)```powershell\n(?<code>.*?)\n```(?:\s*```Output\n(?<output>.*?)\n```)?(?<after>.*)$')
            if (-not $parts.Success) { throw "$($page.Title), '$($source.Title)': an example is text, a powershell block, an Output block, text." }
            if ($parts.Groups['before'].Value.Trim()) { Add-Paragraph $introduction (ConvertTo-PlainParagraph $parts.Groups['before'].Value) }
            $code.InnerText = $parts.Groups['code'].Value
            if ($parts.Groups['output'].Success) { Add-Paragraph $remarks "$($parts.Groups['output'].Value)`n" }
            if ($parts.Groups['after'].Value.Trim()) { Add-Paragraph $remarks (ConvertTo-PlainParagraph $parts.Groups['after'].Value) }
        }
        foreach ($parameter in $command.SelectNodes('command:parameters/command:parameter', $names)) {
            $source = $page.Parameters | Where-Object Name -eq $parameter.SelectSingleNode('maml:name', $names).InnerText
            if ("$($source.AcceptedValues)") { Add-Paragraph $parameter.SelectSingleNode('maml:description', $names) "Accepted values: $($source.AcceptedValues -join ', ')." }
            if ($source.DefaultValue) {
                $parameter.AppendChild($document.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))).InnerText = $source.DefaultValue
            }
        }
        foreach ($paragraph in @($command.SelectNodes('.//maml:para[not(ancestor::command:examples)]', $names))) {
            $parent = $paragraph.ParentNode
            $null = $parent.RemoveChild($paragraph)
            Add-Paragraph $parent (ConvertTo-PlainParagraph $paragraph.InnerText)
        }
        # A path in the repository leads nowhere from a prompt.
        foreach ($link in @($command.SelectNodes('command:relatedLinks/maml:navigationLink', $names))) {
            $address = $link.SelectSingleNode('maml:uri', $names)
            if ($address.InnerText -notmatch '^https?:') { $address.InnerText = '' }
            if ($link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version' -and -not $address.InnerText) { $null = $link.ParentNode.RemoveChild($link) }
        }
    }

    $writer = [System.Xml.XmlWriter]::Create($Path, [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false) })
    try { $document.Save($writer) } finally { $writer.Dispose() }
    Write-Text $Path ([System.IO.File]::ReadAllText($Path))
}

# Copies what differs, or only names it.
function Sync-File([string] $From, [string] $To) {
    $same = (Test-Path -LiteralPath $To) -and [System.IO.File]::ReadAllText($From) -ceq [System.IO.File]::ReadAllText($To)
    if ($same) { return }
    [System.IO.Path]::GetRelativePath($repository, $To)
    if (-not $Check) { Copy-Item -LiteralPath $From $To }
}

try {
    $fresh = (New-Item -ItemType Directory (Join-Path $work 'pages')).FullName
    $null = New-Item -ItemType Directory $pages, $helpFolder -Force
    Copy-Item (Join-Path $pages '*.md') $fresh
    Update-Page $fresh
    $changed = @(Get-ChildItem $fresh -Filter *.md | ForEach-Object { Sync-File $_.FullName (Join-Path $pages $_.Name) })

    $help = Import-MarkdownCommandHelp -Path (Get-ChildItem $fresh -Filter *.md).FullName
    $problems = @(Get-PageProblem $fresh $help)
    if ($problems) {
        $problems | ForEach-Object { [Console]::Error.WriteLine($_) }
        exit 1
    }

    $null = $help | Export-MamlCommandHelp -OutputFolder $work -Force
    $maml = (Get-ChildItem $work -Recurse -Filter $mamlName).FullName
    Repair-Maml $maml $help
    $changed += @(Sync-File $maml (Join-Path $helpFolder $mamlName))
    if ($Check -and $changed) {
        $changed | ForEach-Object { [Console]::Error.WriteLine("$($_) is out of date. Run 'bash build.sh docs' or './build.ps1 docs'.") }
        exit 1
    }
    $changed | ForEach-Object { "Updated $_." }
    '{0} pages are complete.' -f @($help).Count
}
finally {
    # Windows keeps the files of a loaded module until the process ends.
    Remove-Item -LiteralPath $work -Recurse -ErrorAction Ignore
}
