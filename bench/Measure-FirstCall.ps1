<#
.SYNOPSIS
    Measures the first requests of a session over loopback to the local server: Connect-Symbl, and the first and second call after it.
.DESCRIPTION
    Each session imports the module, connects with an access token, and lists conversations twice. Connect-Symbl checks the token with a
    request, so it sends the first request of the session: it loads the HTTP client and its packages. The first call after it pays for the code
    that .NET compiles for the command. -Baseline compares another build: its sessions alternate with the sessions of this build, and the ratio
    is the median of the ratios of neighbors.
.PARAMETER Rounds
    Number of sessions of each build.
.PARAMETER Baseline
    Manifest of another staged build, such as that of an earlier commit in a worktree of its own.
.EXAMPLE
    ./bench/Measure-FirstCall.ps1
.EXAMPLE
    ./bench/Measure-FirstCall.ps1 -Baseline ../earlier/output/SymblPS/0.1.0/SymblPS.psd1 -Rounds 30
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)] [int] $Rounds = 10,
    [ValidateScript({ Test-Path -LiteralPath $_ -PathType Leaf })] [string] $Baseline
)

Import-Module (Join-Path $PSScriptRoot 'Support/Bench.psm1')
$folder = New-WorkFolder
$server = Start-TestServer (Join-Path $folder 'server')
try {
    [void](New-TestConversation $server -Messages 10)
    $script = @'
$process = [System.Diagnostics.Process]::GetCurrentProcess()
function Measure-Step([scriptblock] $Step) {
    $process.Refresh()
    $cpu = $process.TotalProcessorTime
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    [void](& $Step)
    $wall = $clock.Elapsed.TotalMilliseconds
    $process.Refresh()
    $wall, ($process.TotalProcessorTime - $cpu).TotalMilliseconds
}
Import-Module $env:BENCH_MANIFEST
$token = ConvertTo-SecureString $env:BENCH_TOKEN -AsPlainText -Force
[void](Measure-Step { })
$connect, $connectCpu = Measure-Step { Connect-Symbl -BaseUri $env:BENCH_BASE_URI -AccessToken $token }
$first, $firstCpu = Measure-Step { if (-not (Get-SymblConversation -First 1)) { throw 'no conversation' } }
$second, $secondCpu = Measure-Step { if (-not (Get-SymblConversation -First 1)) { throw 'no conversation' } }
ConvertTo-Json @{ Connect = $connect; ConnectCpu = $connectCpu; First = $first; FirstCpu = $firstCpu; Second = $second } -Compress
'@
    $builds = @(Get-StagedManifest) + @(if ($Baseline) { (Resolve-Path -LiteralPath $Baseline).ProviderPath })
    Write-Step "First call: $Rounds sessions of each of $($builds.Count) builds"
    $runs = Invoke-Alternating -Script $script -Build $builds -Rounds $Rounds -Environment (Get-ServerEnvironment $server)
    foreach ($step in @(
            @{ What = 'First call: Connect-Symbl, with the first request'; Wall = 'Connect'; Cpu = 'ConnectCpu' }
            @{ What = 'First call: after connecting'; Wall = 'First'; Cpu = 'FirstCpu'; AtMost = 120 })) {
        $note = "processor time $([math]::Round((Get-Median $runs[0].($step.Cpu)))) ms"
        New-Measurement $step.What (Get-Median $runs[0].($step.Wall)) ms -AtMost $step.AtMost -Note $note
        if ($Baseline) {
            $note = 'baseline {0:0} ms; ratio of processor times {1:0.00}' -f
                (Get-Median $runs[1].($step.Wall)), (Get-MedianRatio $runs[0].($step.Cpu) $runs[1].($step.Cpu))
            New-Measurement "$($step.What), against the baseline" (Get-MedianRatio $runs[0].($step.Wall) $runs[1].($step.Wall)) times -Note $note
        }
    }
    New-Measurement 'First call: the second one' (Get-Median $runs[0].Second) ms
}
finally {
    $server | Stop-TestServer
    Remove-Item $folder -Recurse -Force
}
