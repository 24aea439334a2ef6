<#
.SYNOPSIS
    Updates syntax and parameters in the help pages.
.DESCRIPTION
    The pages in docs/help are written by hand. Their syntax and parameter blocks come from the staged module. This script updates the blocks and
    rejects incomplete pages. The build makes the help file of Get-Help and about_SymblPS from the pages; it does not need PlatyPS.

    A page is complete if it has no placeholder, describes every parameter and has at least two examples with code. docs/errors.md must explain every
    error id. The script creates an empty page for a command without one.

    Run 'bash build.sh docs' or './build.ps1 docs' rather than this script: they stage the module first.
.PARAMETER Check
    Changes nothing, and fails if a page is out of date.
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
# A copy without help: PlatyPS would merge the present help into the pages.
$bare = (New-Item -ItemType Directory (Join-Path $work 'SymblPS')).FullName
Get-ChildItem (Split-Path $manifest) -Exclude server | Copy-Item -Destination $bare -Recurse
Get-ChildItem $bare -Recurse -Directory -Filter en-US | Remove-Item -Recurse
$module = Import-Module (Join-Path $bare 'SymblPS.psd1') -PassThru

# Line ends and byte order marks are the same on every system.
function Write-Text([string] $Path, [string] $Text) {
    [System.IO.File]::WriteAllText($Path, $Text.Replace("`r`n", "`n").TrimEnd() + "`n", [System.Text.UTF8Encoding]::new($false))
}

# Updates the pages of a folder. The date of a page changes only with the page.
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
        # PlatyPS lists System.Object for a command without an output type. Such a command writes nothing.
        if (-not $module.ExportedCmdlets[$page.BaseName].OutputType) { $text = $text -replace '### System\.Object\n\n\{\{[^}]*\}\}\n\n' }
        Write-Text $page.FullName $text
        $before = Join-Path $pages $page.Name
        if (-not (Test-Path -LiteralPath $before)) { continue }
        $withoutDate = foreach ($path in $before, $page.FullName) { [System.IO.File]::ReadAllText($path) -replace '(?m)^ms\.date:.*$' }
        if ($withoutDate[0] -ceq $withoutDate[1]) { Copy-Item -LiteralPath $before $page.FullName }
    }
}

# The defects of the pages and of the list of error ids, a line each.
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
    $text = [System.IO.File]::ReadAllText((Join-Path $repository 'docs/errors.md'))
    foreach ($id in $ids | Where-Object { $text -cnotmatch "$([regex]::Escape($_))\b" }) { "docs/errors.md: the error id $id is not explained." }
}

# Copies a file that differs and outputs its name; -Check only outputs the name.
function Sync-File([string] $From, [string] $To) {
    $same = (Test-Path -LiteralPath $To) -and [System.IO.File]::ReadAllText($From) -ceq [System.IO.File]::ReadAllText($To)
    if ($same) { return }
    [System.IO.Path]::GetRelativePath($repository, $To)
    if (-not $Check) { Copy-Item -LiteralPath $From $To }
}

try {
    $fresh = (New-Item -ItemType Directory (Join-Path $work 'pages')).FullName
    $null = New-Item -ItemType Directory $pages -Force
    Copy-Item (Join-Path $pages '*.md') $fresh
    Update-Page $fresh
    $changed = @(Get-ChildItem $fresh -Filter *.md | ForEach-Object { Sync-File $_.FullName (Join-Path $pages $_.Name) })

    $help = Import-MarkdownCommandHelp -Path (Get-ChildItem $fresh -Filter *.md).FullName
    $problems = @(Get-PageProblem $fresh $help)
    if ($problems) {
        $problems | ForEach-Object { [Console]::Error.WriteLine($_) }
        exit 1
    }

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
