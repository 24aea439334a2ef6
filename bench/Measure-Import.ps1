<#
.SYNOPSIS
    Measures what importing the module costs over an empty session: time and peak memory.
.DESCRIPTION
    Starts sessions with and without Import-Module by turns, views included, after one of each to warm the disk cache. The median difference
    of the pairs is what a user waits for. Import-Module timed from within costs more than that: part of it is what any session's first commands cost.
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

# Neighbours are compared, so that a machine that becomes busy or idle on the way changes little.
$over = foreach ($round in 0..($Rounds - 1)) { $with[$round].Wall - $without[$round].Wall }
New-Measurement 'Import: session with it over an empty session' (Get-Median $over) ms -AtMost 80 -Note (
    "empty session: $([math]::Round((Get-Median $without.Wall))) ms; Import-Module timed from within: $([math]::Round((Get-Median $with.Inside))) ms")
New-Measurement 'Import: peak memory over an empty session' (((Get-Median $with.Peak) - (Get-Median $without.Peak)) / 1MB) MB -Note (
    "empty session: $([math]::Round((Get-Median $without.Peak) / 1MB)) MB")
