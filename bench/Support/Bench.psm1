# What the benchmarks have in common. Servers, child sessions and recordings are those of the Pester suite.

Set-StrictMode -Version 3.0
Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'tests', 'Pester', 'Support', 'TestKit.psm1')) -Scope Global

<# Put in front of the script of a child session: how much memory it had at most so far, in bytes. #>
$childKit = @'
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
function Get-PeakMemory {
    # .NET states the present value for the peak on Linux.
    if ([System.IO.File]::Exists('/proc/self/status')) {
        if ([System.IO.File]::ReadAllText('/proc/self/status') -match 'VmHWM:\s+(\d+) kB') { return [long]$Matches[1] * 1KB }
    }
    [System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
}
'@

<#
    Runs a script in a session of its own and gives what its last line says, read as JSON, and as Wall the milliseconds from the start of the
    process to its end. The script may use Get-PeakMemory.
#>
function Invoke-Measured {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Script,
        [System.Collections.IDictionary] $Environment = @{},
        [int] $TimeoutSeconds = 1800)
    # A block of parameters has to come first, so what a script needs comes by the environment.
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $result = Invoke-ChildSession "$childKit`n$Script" -Environment $Environment -TimeoutSeconds $TimeoutSeconds
    $wall = $clock.Elapsed.TotalMilliseconds
    if ($result.ExitCode -ne 0) { throw "A measured session failed: $($result.Error)" }
    $measured = @{}
    if ($result.Output.Count) { $measured = $result.Output[-1] | ConvertFrom-Json -AsHashtable }
    $measured.Wall = $wall
    [pscustomobject]$measured
}

<# The middle of some numbers. #>
function Get-Median {
    param([Parameter(Mandatory)] [double[]] $Value)
    $sorted = @($Value | Sort-Object)
    $middle = [math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { $sorted[$middle] } else { ($sorted[$middle - 1] + $sorted[$middle]) / 2 }
}

<#
    Runs a script in sessions of several builds by turns, after one session of each to warm the disk cache. BENCH_MANIFEST names the build.
    Returns one list of measurements per build, in the order of the builds. The order within a round alternates.
#>
function Invoke-Alternating {
    param(
        [Parameter(Mandatory)] [string] $Script,
        [Parameter(Mandatory)] [AllowEmptyString()] [string[]] $Build,
        [Parameter(Mandatory)] [int] $Rounds,
        [System.Collections.IDictionary] $Environment = @{})
    $lists = @(foreach ($item in $Build) { , [System.Collections.Generic.List[object]]::new() })
    foreach ($round in 0..$Rounds) {
        $order = @(0..($Build.Count - 1))
        if ($round % 2) { [array]::Reverse($order) }
        foreach ($index in $order) {
            $own = @{}
            foreach ($name in $Environment.Keys) { $own[$name] = $Environment[$name] }
            $own.BENCH_MANIFEST = $Build[$index]
            $measured = Invoke-Measured $Script -Environment $own
            if ($round) { $lists[$index].Add($measured) }
        }
    }
    , $lists
}

<# The median of the ratios of two lists of numbers, pair by pair. #>
function Get-MedianRatio {
    param([Parameter(Mandatory, Position = 0)] [double[]] $Value, [Parameter(Mandatory, Position = 1)] [double[]] $Baseline)
    Get-Median @(foreach ($index in 0..($Value.Count - 1)) { $Value[$index] / [math]::Max($Baseline[$index], 0.001) })
}

<# One line of a result: what, the number, and the target where design has one. -AtMost and -AtLeast decide whether it is reached. #>
function New-Measurement {
    param(
        [Parameter(Mandatory)] [string] $What,
        [Parameter(Mandatory)] [double] $Value,
        [Parameter(Mandatory)] [string] $Unit,
        [Nullable[double]] $AtMost,
        [Nullable[double]] $AtLeast,
        [string] $Note)
    $target, $reached = $null
    if ($null -ne $AtMost) { $target, $reached = "at most $AtMost $Unit", ($Value -le $AtMost) }
    elseif ($null -ne $AtLeast) { $target, $reached = "at least $AtLeast $Unit", ($Value -ge $AtLeast) }
    [pscustomobject]@{
        PSTypeName = 'SymblPS.Bench.Measurement'
        What       = $What
        Value      = [math]::Round($Value, [math]::Abs($Value) -lt 100 ? 2 : 0)
        Unit       = $Unit
        Target     = $target
        Reached    = $reached
        Note       = $Note
    }
}

<# Says on the information stream what is being done; results go to the output alone. #>
function Write-Step {
    param([Parameter(Mandatory)] [string] $Text)
    Write-Information "$(Get-Date -Format HH:mm:ss)  $Text" -InformationAction Continue
}

<# A folder for one run, on the disk the user chose or the one of temporary files. Delete it afterwards. #>
function New-WorkFolder {
    param([string] $In = [System.IO.Path]::GetTempPath())
    New-Item -ItemType Directory -Path (Join-Path $In "symblps-bench-$([guid]::NewGuid().ToString('N'))")
}

<# What a child session needs to connect to a test server: address and token, by the environment. #>
function Get-ServerEnvironment {
    param([Parameter(Mandatory)] $Server)
    @{ BENCH_MANIFEST = Get-StagedManifest; BENCH_BASE_URI = $Server.BaseUri; BENCH_TOKEN = $Server.Token }
}

<# Imports the module and connects; first lines of a measured script. #>
function Get-ConnectScript {
    @'
Import-Module $env:BENCH_MANIFEST
Connect-Symbl -BaseUri $env:BENCH_BASE_URI -AccessToken (ConvertTo-SecureString $env:BENCH_TOKEN -AsPlainText -Force)
'@
}

Export-ModuleMember -Function *-*
