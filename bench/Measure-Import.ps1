<#
.SYNOPSIS
    Measures the time and the peak memory that Import-Module adds to an empty session.
.DESCRIPTION
    Sessions with and without Import-Module alternate, views included, after one of each to warm the disk cache. The result is the median
    difference of neighbors, so a change of the machine's load during the run has little effect. The time of Import-Module measured within the
    session is higher, because it contains a part of the cost of any session's first commands. -Baseline adds sessions with another build; the
    ratio is the median of the ratios of neighbors.
.PARAMETER Rounds
    Number of sessions of each kind.
.PARAMETER Baseline
    Manifest of another staged build, such as that of an earlier commit in a worktree of its own.
.EXAMPLE
    ./bench/Measure-Import.ps1
.EXAMPLE
    ./bench/Measure-Import.ps1 -Baseline ../earlier/output/SymblPS/0.1.0/SymblPS.psd1 -Rounds 30
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)] [int] $Rounds = 10,
    [ValidateScript({ Test-Path -LiteralPath $_ -PathType Leaf })] [string] $Baseline
)

Import-Module (Join-Path $PSScriptRoot 'Support/Bench.psm1')
# Get-Command for a cmdlet of the module proves that the import happened.
$script = @'
$inside = 0
if ($env:BENCH_MANIFEST) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    Import-Module $env:BENCH_MANIFEST
    $inside = $clock.Elapsed.TotalMilliseconds
    if (-not (Get-Command Get-SymblMessage).ImplementingType) { throw 'not imported' }
}
$cpu = [System.Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.TotalMilliseconds
ConvertTo-Json @{ Peak = Get-PeakMemory; Inside = $inside; Cpu = $cpu } -Compress
'@
$builds = @('', (Get-StagedManifest)) + @(if ($Baseline) { (Resolve-Path -LiteralPath $Baseline).ProviderPath })
Write-Step "Import: $Rounds sessions of each of $($builds.Count) kinds"
$runs = Invoke-Alternating -Script $script -Build $builds -Rounds $Rounds
$without, $with, $earlier = $runs

$over = foreach ($round in 0..($Rounds - 1)) { $with[$round].Wall - $without[$round].Wall }
New-Measurement 'Import: session with it over an empty session' (Get-Median $over) ms -AtMost 80 -Note (
    'empty session: {0:0} ms; Import-Module measured within: {1:0} ms; processor time over an empty session: {2:0} ms' -f
    (Get-Median $without.Wall), (Get-Median $with.Inside), ((Get-Median $with.Cpu) - (Get-Median $without.Cpu)))
New-Measurement 'Import: peak memory over an empty session' (((Get-Median $with.Peak) - (Get-Median $without.Peak)) / 1MB) MB -Note (
    "empty session: $([math]::Round((Get-Median $without.Peak) / 1MB)) MB")
if ($Baseline) {
    New-Measurement 'Import: Import-Module against the baseline' (Get-MedianRatio $with.Inside $earlier.Inside) times -Note (
        'baseline {0:0} ms; whole sessions {1:0.00} times; processor time of sessions {2:0.00} times' -f (Get-Median $earlier.Inside),
        (Get-MedianRatio $with.Wall $earlier.Wall), (Get-MedianRatio $with.Cpu $earlier.Cpu))
}
