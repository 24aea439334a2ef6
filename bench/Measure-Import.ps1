<#
.SYNOPSIS
    Measures what importing the module costs over an empty session: time and peak memory.
.DESCRIPTION
    Starts sessions with and without Import-Module by turns, views included, after one of each to warm the disk cache. The difference of the
    medians is what a user waits for.
.PARAMETER Rounds
    How many sessions of each kind.
.EXAMPLE
    ./bench/Measure-Import.ps1
.EXAMPLE
    ./bench/Measure-Import.ps1 -Rounds 30 | Format-List
#>
[CmdletBinding()]
param([ValidateRange(1, 1000)] [int] $Rounds = 10)

Import-Module (Join-Path $PSScriptRoot 'Support/Bench.psm1')
$environment = @{ BENCH_MANIFEST = Get-StagedManifest }
$empty = 'ConvertTo-Json @{ Peak = Get-PeakMemory } -Compress'
# The command of the module that is asked for last shows that the import really happened.
$import = @'
$clock = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $env:BENCH_MANIFEST
$inside = $clock.Elapsed.TotalMilliseconds
if (-not (Get-Command Get-SymblMessage).ImplementingType) { throw 'not imported' }
ConvertTo-Json @{ Peak = Get-PeakMemory; Inside = $inside } -Compress
'@

Write-Step "Import: $Rounds sessions with and without, by turns"
[void](Invoke-Measured $empty -Environment $environment)
[void](Invoke-Measured $import -Environment $environment)
$without = [System.Collections.Generic.List[object]]::new()
$with = [System.Collections.Generic.List[object]]::new()
foreach ($round in 1..$Rounds) {
    $without.Add((Invoke-Measured $empty -Environment $environment))
    $with.Add((Invoke-Measured $import -Environment $environment))
}

$base = Get-Median $without.Wall
New-Measurement 'Import: Import-Module alone' (Get-Median $with.Inside) ms -AtMost 80
New-Measurement 'Import: whole session over an empty one' ((Get-Median $with.Wall) - $base) ms -Note "empty session: $([math]::Round($base)) ms"
New-Measurement 'Import: peak memory over an empty session' (((Get-Median $with.Peak) - (Get-Median $without.Peak)) / 1MB) MB -Note (
    "empty session: $([math]::Round((Get-Median $without.Peak) / 1MB)) MB")
