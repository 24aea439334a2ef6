<#
.SYNOPSIS
    Measures reading a conversation of 100,000 messages (about 44 MB of JSON) with Get-SymblMessage against Invoke-RestMethod.
.DESCRIPTION
    The local server makes the conversation up. Each way runs in sessions of its own of the same PowerShell, by turns: Get-SymblMessage and
    Invoke-RestMethod keep all objects in a variable; a third session lets Get-SymblMessage's objects go by, as a pipeline does; a fourth only
    copies the body away, which is what the server and the network need. Memory is the highest resident size over what it was before.
.PARAMETER Messages
    Number of messages.
.PARAMETER Rounds
    How many sessions of each kind.
.EXAMPLE
    ./bench/Measure-Messages.ps1
.EXAMPLE
    ./bench/Measure-Messages.ps1 -Messages 10000 -Rounds 1
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000000)] [int] $Messages = 100000,
    [ValidateRange(1, 100)] [int] $Rounds = 3
)

Import-Module (Join-Path $PSScriptRoot 'Support/Bench.psm1')
$folder = New-WorkFolder
$server = Start-TestServer (Join-Path $folder 'server')
try {
    Write-Step "Messages: making $Messages"
    $id = New-TestConversation $server -Messages $Messages
    $environment = (Get-ServerEnvironment $server) + @{ BENCH_ID = $id; BENCH_COUNT = $Messages }

    $end = @'

if ($count -ne [int]$env:BENCH_COUNT) { throw "$count messages" }
ConvertTo-Json @{ Time = $time; First = $first; Memory = (Get-PeakMemory) - $idle } -Compress
'@
    $connect = (Get-ConnectScript) + @'

# What is compiled at the first call is measured elsewhere.
[void](Get-SymblMessage $env:BENCH_ID -First 1)
$first = $null
$idle = Get-PeakMemory
$clock = [System.Diagnostics.Stopwatch]::StartNew()

'@
    $kept = $connect + @'
$all = Get-SymblMessage $env:BENCH_ID
$time = $clock.Elapsed.TotalMilliseconds
$count = $all.Count
'@ + $end
    $passing = $connect + @'
$seen = @{ Count = 0; First = 0 }
Get-SymblMessage $env:BENCH_ID | & { process { if ($seen.Count++ -eq 0) { $seen.First = $clock.Elapsed.TotalMilliseconds } } }
$time = $clock.Elapsed.TotalMilliseconds
$count, $first = $seen.Count, $seen.First
'@ + $end
    $prepare = @'
$request = @{ Uri = "$($env:BENCH_BASE_URI.TrimEnd('/'))/v1/conversations/$env:BENCH_ID/messages"; Headers = @{ Authorization = "Bearer $env:BENCH_TOKEN" } }
[void](Invoke-RestMethod "$($env:BENCH_BASE_URI.TrimEnd('/'))/v1/conversations?limit=1" -Headers $request.Headers)
$first = $null
$idle = Get-PeakMemory
$clock = [System.Diagnostics.Stopwatch]::StartNew()

'@
    $plain = $prepare + @'
$all = (Invoke-RestMethod @request).messages
$time = $clock.Elapsed.TotalMilliseconds
$first = $time
$count = $all.Count
'@ + $end
    $copy = $prepare + @'
$client = [System.Net.Http.HttpClient]::new()
$client.DefaultRequestHeaders.Authorization = [System.Net.Http.Headers.AuthenticationHeaderValue]::new('Bearer', $env:BENCH_TOKEN)
$body = $client.GetStreamAsync($request.Uri).GetAwaiter().GetResult()
$read = [System.IO.Stream]::Null
$buffer = [byte[]]::new(1MB)
$size = 0
while (($got = $body.Read($buffer, 0, $buffer.Length)) -gt 0) { $size += $got }
$time = $clock.Elapsed.TotalMilliseconds
ConvertTo-Json @{ Time = $time; Size = $size } -Compress
'@

    $runs = @{}
    foreach ($way in 'kept', 'passing', 'plain', 'copy') { $runs[$way] = [System.Collections.Generic.List[object]]::new() }
    Write-Step "Messages: $Rounds rounds of each way"
    foreach ($round in 1..$Rounds) {
        foreach ($way in 'kept', 'plain', 'passing', 'copy') {
            $runs[$way].Add((Invoke-Measured (Get-Variable $way -ValueOnly) -Environment $environment))
        }
    }

    $ours = Get-Median $runs.kept.Time
    $theirs = Get-Median $runs.plain.Time
    $ourMemory = Get-Median $runs.kept.Memory
    $passingMemory = Get-Median $runs.passing.Memory
    $theirMemory = Get-Median $runs.plain.Memory
    New-Measurement 'Messages: speed against Invoke-RestMethod, all kept' ($theirs / $ours) times -AtLeast 15 -Note (
        '{0:0} ms; Invoke-RestMethod {1:0} ms; {2:0.0} MB of JSON, whose copying alone takes {3:0} ms' -f
        $ours, $theirs, ($runs.copy[0].Size / 1e6), (Get-Median $runs.copy.Time))
    New-Measurement 'Messages: memory against Invoke-RestMethod, all kept' ($ourMemory / $theirMemory) times -AtMost 0.25 -Note (
        '{0:0} MB; Invoke-RestMethod {1:0} MB' -f ($ourMemory / 1MB), ($theirMemory / 1MB))
    New-Measurement 'Messages: memory against Invoke-RestMethod, passing by' ($passingMemory / $theirMemory) times -AtMost 0.25 -Note (
        '{0:0} MB' -f ($passingMemory / 1MB))
    New-Measurement 'Messages: first object, as part of the whole time' ((Get-Median $runs.passing.First) / (Get-Median $runs.passing.Time)) times -AtMost 0.5 -Note (
        '{0:0} of {1:0} ms; Invoke-RestMethod gives its first after {2:0} ms' -f
        (Get-Median $runs.passing.First), (Get-Median $runs.passing.Time), (Get-Median $runs.plain.First))
}
finally {
    $server | Stop-TestServer
    Remove-Item $folder -Recurse -Force
}
