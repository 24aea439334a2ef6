<#
.SYNOPSIS
    Runs the Pester suite against the staged module in a full PowerShell.
.DESCRIPTION
    The last line is 'pester: <failed> <skipped> <total>'.
.PARAMETER Name
    Only these files, without '.Tests.ps1'; wildcards are allowed.
.EXAMPLE
    pwsh -NoProfile -File tests/Pester/Invoke-Suite.ps1
.EXAMPLE
    pwsh -NoProfile -File tests/Pester/Invoke-Suite.ps1 -Name Speakers, Views
#>
[CmdletBinding()]
param(
    [string[]] $Name = '*'
)

$ErrorActionPreference = 'Stop'
# The build stages Pester (build/Tools.csproj). An installed Pester is ignored, so that every machine runs the same version.
$pester = Join-Path $PSScriptRoot '../../output/tools/Pester/Pester.psd1'
if (-not (Test-Path -LiteralPath $pester)) {
    throw [System.IO.FileNotFoundException]::new("Pester is not staged. Run the suite with 'bash build.sh test Pester' or './build.ps1 test Pester'.")
}

# The tests must not use the connections of the user.
Get-ChildItem -Path Env:SYMBL_* | Remove-Item
$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'

Import-Module -Name $pester
Import-Module -Name (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
# -File passes a list as one string.
$files = $Name -split ',' | ForEach-Object { Get-ChildItem -Path $PSScriptRoot -Filter "$($_.Trim()).Tests.ps1" } | Sort-Object -Property FullName -Unique
if (-not $files) { throw "No test file of $PSScriptRoot is named $($Name -join ', ')." }
$configuration = New-PesterConfiguration
$configuration.Run.Path = $files.FullName
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'

$result = Invoke-Pester -Configuration $configuration
foreach ($test in $result.Skipped) { "Skipped: $($test.ExpandedPath): $($test.ErrorRecord.Exception.Message -replace '^is skipped, because ')" }

# A file that fails before its first test counts as a failed test.
$broken = @($result.Containers | Where-Object { $_.Result -eq 'Failed' -and $_.FailedCount -eq 0 }).Count
$failed = $result.FailedCount + $result.InconclusiveCount + $broken
$skipped = $result.SkippedCount
$total = $result.PassedCount + $failed + $skipped

"pester: $failed $skipped $total"
