<#
.SYNOPSIS
    Runs the examples of the documentation and updates the output they show.
.DESCRIPTION
    Finds each powershell block with its Output block in docs/help, docs, README.md and the about topic, and runs it against the staged module and its
    local server on temporary data. An example without an Output block must run without an error. If the printed output differs from the shown output,
    the script replaces the shown output. Ids, ports, folders and dates that change with each run are not a difference. A line of three dots in an Output
    block stands for omitted lines.

    docs/examples/Scenarios.psm1 has the data of each page. Run 'bash build.sh examples' or './build.ps1 examples' rather than this script: they stage
    the module first. The Pester suite runs the examples with -Check.
.PARAMETER Name
    Only these pages, such as Get-SymblMessage, README or about_SymblPS; wildcards are allowed.
.PARAMETER Check
    Changes nothing. Fails if an example fails or prints something else than the page shows.
.PARAMETER All
    Replaces all output, including output that differs only in ids, ports, folders and dates.
.PARAMETER Manifest
    The manifest of the module. The default is the staged module.
.EXAMPLE
    ./docs/Update-Examples.ps1
.EXAMPLE
    ./docs/Update-Examples.ps1 -Check -Name Get-SymblMessage, README
#>
[CmdletBinding()]
param(
    [string[]] $Name = '*',
    [switch] $Check,
    [switch] $All,
    [string] $Manifest
)

$ErrorActionPreference = 'Stop'
$repository = Split-Path -Path $PSScriptRoot
Import-Module -Name (Join-Path $PSScriptRoot 'examples/Examples.psm1')
if (-not $Manifest) {
    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $repository 'SymblPS.psd1')).ModuleVersion
    $Manifest = Join-Path $repository "output/SymblPS/$version/SymblPS.psd1"
}
if (-not (Test-Path -LiteralPath $Manifest)) {
    [Console]::Error.WriteLine("The module is not staged: '$Manifest' is missing. Run 'bash build.sh examples' or './build.ps1 examples'.")
    exit 1
}

# -File passes a list as one text.
$pages = @(Get-ExamplePage ($Name -split ',').Trim())
$failed = $false
$session = Start-ExampleSession (Resolve-Path -LiteralPath $Manifest).ProviderPath
try {
    foreach ($page in $pages) {
        try {
            if ($Check) { $problems = @(Test-ExamplePage $session $page) }
            else {
                $result = Update-ExamplePage $session $page -All:$All
                $problems = $result.Failures
                if ($result.Changed) { "Updated $([System.IO.Path]::GetRelativePath($repository, $page.Path))." }
            }
        }
        catch { $problems = @("$($page.Name): $_") }
        $problems | ForEach-Object { [Console]::Error.WriteLine("$_`n") }
        if ($problems) { $failed = $true }
    }
}
finally { Stop-ExampleSession $session }
if ($failed) { exit 1 }
'The examples of {0} pages {1}.' -f $pages.Count, $(if ($Check) { 'print the output that the pages show' } else { 'run' })
