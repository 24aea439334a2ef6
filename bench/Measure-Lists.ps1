<#
.SYNOPSIS
    Measures long lists passing through the pipeline: conversations page by page, and the trackers of an account.
.DESCRIPTION
    The local server makes the conversations up; the trackers are created by New-SymblTracker. Objects are let go by, as a pipeline does. The
    time to the first object is set against the whole time, and the memory over an idle session against that of a tenth of the list: where memory is
    flat, the two are about the same.
.PARAMETER Conversations
    Number of conversations.
.PARAMETER Trackers
    Number of trackers; 500 is what an account may have.
.PARAMETER Rounds
    How many sessions of each kind.
.EXAMPLE
    ./bench/Measure-Lists.ps1
#>
[CmdletBinding()]
param(
    [ValidateRange(100, 100000)] [int] $Conversations = 10000,
    [ValidateRange(10, 500)] [int] $Trackers = 500,
    [ValidateRange(1, 100)] [int] $Rounds = 3
)

Import-Module (Join-Path $PSScriptRoot 'Support/Bench.psm1')
$folder = New-WorkFolder
$server = Start-TestServer (Join-Path $folder 'server')
try {
    Write-Step "Lists: making $Conversations conversations and $Trackers trackers"
    $environment = (Get-ServerEnvironment $server) + @{ BENCH_CONVERSATIONS = $Conversations; BENCH_TRACKERS = $Trackers }
    $made = Invoke-Measured -Environment $environment -Script ((Get-ConnectScript) + @'

Invoke-SymblRestMethod /local/testing/conversations -Method POST -Body @{ conversations = [int]$env:BENCH_CONVERSATIONS; messages = 1 } | Out-Null
$clock = [System.Diagnostics.Stopwatch]::StartNew()
1..$env:BENCH_TRACKERS | ForEach-Object { [pscustomobject]@{ Name = "Tracker $_"; Vocabulary = "phrase $_;other $_;third $_" } } | New-SymblTracker | Out-Null
ConvertTo-Json @{ Time = $clock.Elapsed.TotalMilliseconds } -Compress
'@)

    $passing = (Get-ConnectScript) + @'

[void](Get-SymblConversation -First 1)
[void](Get-SymblTracker 'Tracker 1')
$idle = Get-PeakMemory
$seen = @{ Count = 0; First = 0 }
$clock = [System.Diagnostics.Stopwatch]::StartNew()
COMMAND | & { process { if ($seen.Count++ -eq 0) { $seen.First = $clock.Elapsed.TotalMilliseconds } } }
$time = $clock.Elapsed.TotalMilliseconds
if ($seen.Count -ne EXPECTED) { throw "$($seen.Count) objects" }
ConvertTo-Json @{ Time = $time; First = $seen.First; Memory = (Get-PeakMemory) - $idle } -Compress
'@
    $ways = [ordered]@{
        all      = $passing.Replace('COMMAND', 'Get-SymblConversation').Replace('EXPECTED', "$Conversations")
        tenth    = $passing.Replace('COMMAND', "Get-SymblConversation -First $([int]($Conversations / 10))").Replace('EXPECTED', "$([int]($Conversations / 10))")
        trackers = $passing.Replace('COMMAND', 'Get-SymblTracker').Replace('EXPECTED', "$Trackers")
    }
    $runs = @{}
    foreach ($way in $ways.Keys) { $runs[$way] = [System.Collections.Generic.List[object]]::new() }
    Write-Step "Lists: $Rounds rounds of each way"
    foreach ($round in 1..$Rounds) {
        foreach ($way in $ways.Keys) { $runs[$way].Add((Invoke-Measured $ways[$way] -Environment $environment)) }
    }

    New-Measurement 'Conversations: first object, as part of the whole time' ((Get-Median $runs.all.First) / (Get-Median $runs.all.Time)) times -AtMost 0.25 -Note (
        '{0:0} of {1:0} ms' -f (Get-Median $runs.all.First), (Get-Median $runs.all.Time))
    New-Measurement 'Conversations: memory, over idle' ((Get-Median $runs.all.Memory) / 1MB) MB -AtMost 64 -Note (
        'a tenth of them {0:0} MB' -f ((Get-Median $runs.tenth.Memory) / 1MB))
    New-Measurement 'Trackers: time to read' (Get-Median $runs.trackers.Time) ms -AtMost 1000 -Note (
        'first after {0:0} ms; created in {1:0} ms' -f (Get-Median $runs.trackers.First), $made.Time)
}
finally {
    $server | Stop-TestServer
    Remove-Item $folder -Recurse -Force
}
