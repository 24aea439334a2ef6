<#
.SYNOPSIS
    Measures the first call after connecting, over loopback to the local server.
.DESCRIPTION
    Each session imports the module, connects, and asks for a list of conversations twice. The first call pays for what .NET compiles on the
    way; the second shows what is left.
.PARAMETER Rounds
    How many sessions.
.EXAMPLE
    ./bench/Measure-FirstCall.ps1
#>
[CmdletBinding()]
param([ValidateRange(1, 1000)] [int] $Rounds = 10)

Import-Module (Join-Path $PSScriptRoot 'Support/Bench.psm1')
$folder = New-WorkFolder
$server = Start-TestServer (Join-Path $folder 'server')
try {
    [void](New-TestConversation $server -Messages 10)
    $script = (Get-ConnectScript) + @'

$times = foreach ($call in 1..2) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    if (-not (Get-SymblConversation -First 1)) { throw 'no answer' }
    $clock.Elapsed.TotalMilliseconds
}
ConvertTo-Json @{ First = $times[0]; Second = $times[1] } -Compress
'@
    Write-Step "First call: $Rounds sessions"
    [void](Invoke-Measured $script -Environment (Get-ServerEnvironment $server))
    $runs = foreach ($round in 1..$Rounds) { Invoke-Measured $script -Environment (Get-ServerEnvironment $server) }
    New-Measurement 'First call: after connecting' (Get-Median $runs.First) ms -AtMost 120
    New-Measurement 'First call: the second one' (Get-Median $runs.Second) ms
}
finally {
    $server | Stop-TestServer
    Remove-Item $folder -Recurse -Force
}
