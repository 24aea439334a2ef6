<#
.SYNOPSIS
    Runs all benchmarks, shows one table with the targets beside the numbers, and keeps both under bench/results.
.DESCRIPTION
    Every number that compares is a ratio of things measured by turns in this run on this machine; do nothing else with it meanwhile.
    Each benchmark can be run on its own; see bench/README.md.
.PARAMETER Quick
    Small sizes and few rounds: shows in a minute or two that all of it works. The numbers mean little.
.PARAMETER Name
    Only these benchmarks, without 'Measure-'; wildcards are allowed.
.EXAMPLE
    ./bench/Measure-All.ps1
.EXAMPLE
    ./bench/Measure-All.ps1 -Name Import, Messages
#>
[CmdletBinding()]
param(
    [switch] $Quick,
    [string[]] $Name = '*'
)

$ErrorActionPreference = 'Stop'
$parameters = @{}
if ($Quick) {
    $parameters = @{
        Import      = @{ Rounds = 3 }
        FirstCall   = @{ Rounds = 3 }
        Upload      = @{ SizeMB = 128; Rounds = 1 }
        Messages    = @{ Messages = 10000; Rounds = 1 }
        Lists       = @{ Conversations = 1000; Trackers = 50; Rounds = 1 }
        Submissions = @{ Count = 20; MaxJobs = 5; HoldMs = 500 }
    }
}

$wanted = $Name -split ',' | ForEach-Object Trim
$results = foreach ($benchmark in 'Import', 'FirstCall', 'Messages', 'Submissions', 'Upload') {
    if (-not ($wanted | Where-Object { $benchmark -like $_ })) { continue }
    $own = if ($parameters[$benchmark]) { $parameters[$benchmark] } else { @{} }
    & (Join-Path $PSScriptRoot "Measure-$benchmark.ps1") @own
}

$folder = New-Item -ItemType Directory -Force (Join-Path $PSScriptRoot 'results')
$run = [ordered]@{
    Time         = [datetimeoffset]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ')
    PowerShell   = "$($PSVersionTable.PSVersion)"
    DotNet       = [System.Runtime.InteropServices.RuntimeInformation]::FrameworkDescription
    System       = [System.Runtime.InteropServices.RuntimeInformation]::OSDescription
    Processors   = [System.Environment]::ProcessorCount
    Quick        = [bool]$Quick
    Measurements = @($results)
}
$file = Join-Path $folder "$([datetimeoffset]::UtcNow.ToString('yyyyMMdd-HHmmss')).json"
$run | ConvertTo-Json -Depth 4 | Set-Content $file

$results | Format-Table What, Value, Unit, Target, @{ Label = 'Reached'; Expression = { if ($null -eq $_.Reached) { '' } elseif ($_.Reached) { 'yes' } else { 'NO' } } }, Note -Wrap |
    Out-String -Width 180
"PowerShell $($run.PowerShell), $($run.DotNet), $($run.Processors) processors. Kept in $file"
