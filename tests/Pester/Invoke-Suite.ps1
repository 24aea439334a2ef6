<#
.SYNOPSIS
    Runs the Pester suite against the staged module in a full PowerShell.
.DESCRIPTION
    All tests run with the net8.0 build of the module, then those of the user's path once more in a child session with the netstandard2.0
    build, the one meant for Windows PowerShell; the two run side by side. The last line is 'pester: <failed> <skipped> <total>', the sum over both.
.PARAMETER Name
    Only these files, without '.Tests.ps1'; wildcards are allowed.
.PARAMETER Framework
    Only this build of the module. Without it: both.
.EXAMPLE
    pwsh -NoProfile -File tests/Pester/Invoke-Suite.ps1
.EXAMPLE
    pwsh -NoProfile -File tests/Pester/Invoke-Suite.ps1 -Name Speakers, Views -Framework net8.0
#>
[CmdletBinding()]
param(
    [string[]] $Name = '*',
    [ValidateSet('net8.0', 'netstandard2.0')] [string] $Framework
)

$ErrorActionPreference = 'Stop'
# The build puts Pester here (build/Tools.csproj). A Pester that is installed is not used: every machine runs the same version.
$pester = Join-Path $PSScriptRoot '../../output/tools/Pester/Pester.psd1'
if (-not (Test-Path -LiteralPath $pester)) {
    throw [System.IO.FileNotFoundException]::new("Pester is not staged. Run the suite with 'bash build.sh test Pester' or './build.ps1 test Pester'.")
}

# The build under test is chosen before anything loads it; it cannot be changed in a session afterwards.
$env:SYMBLPS_FRAMEWORK = if ($Framework) { $Framework } else { 'net8.0' }
# What the user keeps in variables is not for tests: their connections are their own.
Get-ChildItem -Path Env:SYMBL_* | Remove-Item
$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'

Import-Module -Name $pester
Import-Module -Name (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
# -File hands a list over as one text.
$files = $Name -split ',' | ForEach-Object { Get-ChildItem -Path $PSScriptRoot -Filter "$($_.Trim()).Tests.ps1" } | Sort-Object -Property FullName -Unique
if (-not $files) { throw "No test file of $PSScriptRoot is named $($Name -join ', ')." }
$configuration = New-PesterConfiguration
$configuration.Run.Path = $files.FullName
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
if ($env:SYMBLPS_FRAMEWORK -eq 'netstandard2.0') { $configuration.Filter.Tag = 'UserPath' }

# The second leg runs beside the first: most of the time both wait for processes to start.
$leg = if (-not $Framework) {
    $command = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File', $PSCommandPath, '-Name', ($Name -join ','), '-Framework', 'netstandard2.0'
    $process = New-RedirectedProcess -Command $command
    [void]$process.Start()
    $process.StandardInput.Close()
    @{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Error = $process.StandardError.ReadToEndAsync() }
}

"-- $env:SYMBLPS_FRAMEWORK"
$result = Invoke-Pester -Configuration $configuration
foreach ($test in $result.Skipped) { "Skipped: $($test.ExpandedPath): $($test.ErrorRecord.Exception.Message -replace '^is skipped, because ')" }

# A file that breaks before its first test counts as a failed test: silence must not look like success.
$broken = @($result.Containers | Where-Object { $_.Result -eq 'Failed' -and $_.FailedCount -eq 0 }).Count
$failed = $result.FailedCount + $result.InconclusiveCount + $broken
$skipped = $result.SkippedCount
$total = $result.PassedCount + $failed + $skipped

if ($leg) {
    $summary = $null
    foreach ($line in $leg.Output.Result.Trim() -split '\r?\n') {
        if ($line -match '^pester: (\d+) (\d+) (\d+)$') { $summary = [int[]]$Matches[1..3] } else { $line }
    }
    if (-not $summary) {
        $leg.Error.Result
        $summary = 1, 0, 1
    }
    $leg.Process.WaitForExit()
    $leg.Process.Dispose()
    $failed += $summary[0]
    $skipped += $summary[1]
    $total += $summary[2]
}

"pester: $failed $skipped $total"
