<#
.SYNOPSIS
    Submits 200 recordings through a limit of 50 unfinished jobs, and counts at the server that all are done and none twice.
.DESCRIPTION
    Each job is held for a while by the server, so that the limit is really met: the submissions it refuses with 429 are counted too. One pipeline,
    Submit-SymblAudio to Wait-SymblJob, does all of it.
.PARAMETER Count
    Number of recordings.
.PARAMETER MaxJobs
    Unfinished jobs the server allows.
.PARAMETER HoldMs
    How long each job is held, in milliseconds.
.EXAMPLE
    ./bench/Measure-Submissions.ps1
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 10000)] [int] $Count = 200,
    [ValidateRange(1, 10000)] [int] $MaxJobs = 50,
    [ValidateRange(0, 600000)] [int] $HoldMs = 3000
)

Import-Module (Join-Path $PSScriptRoot 'Support/Bench.psm1')
$folder = New-WorkFolder
$server = Start-TestServer (Join-Path $folder 'server') -Option '--testing', '--max-jobs', "$MaxJobs"
try {
    $recordings = New-Item -ItemType Directory (Join-Path $folder 'recordings')
    $one = New-PlainRecording (Join-Path $folder 'one.wav') -Seconds 2
    foreach ($number in 1..$Count) { Copy-Item $one.FullName (Join-Path $recordings ('call-{0:00000}.wav' -f $number)) }
    Set-ServerFault $server -Rule @{ fault = 'stuck-job'; delayMs = $HoldMs; match = @{ method = 'POST'; prefix = '/v1/process/audio' } }

    Write-Step "Submissions: $Count through a limit of $MaxJobs"
    $script = (Get-ConnectScript) + @'

$clock = [System.Diagnostics.Stopwatch]::StartNew()
$jobs = @(Get-ChildItem $env:BENCH_FOLDER -Filter *.wav | Submit-SymblAudio -ThrottleLimit 16 | Wait-SymblJob)
ConvertTo-Json @{ Time = $clock.Elapsed.TotalMilliseconds; Completed = @($jobs | Where-Object Status -EQ completed).Count } -Compress
'@
    $run = Invoke-Measured $script -Environment ((Get-ServerEnvironment $server) + @{ BENCH_FOLDER = $recordings.FullName })
    $requests = (Get-RequestCount $server)[0]

    # Asked page by page, outside the module: the server's own account of what it has.
    $names = for ($offset = 0; ; $offset += 100) {
        $page = @((Invoke-TestServer $server "/v1/conversations?limit=100&offset=$offset").conversations)
        foreach ($conversation in $page) { $conversation.name }
        if ($page.Count -lt 100) { break }
    }
    $distinct = @($names | Sort-Object -Unique).Count
    New-Measurement 'Submissions: jobs completed' $run.Completed jobs -AtLeast $Count -Note "in $([math]::Round($run.Time / 1000, 1)) s"
    New-Measurement 'Submissions: conversations at the server' $distinct conversations -AtLeast $Count
    New-Measurement 'Submissions: made twice' (@($names).Count - $distinct) conversations -AtMost 0
    New-Measurement 'Submissions: refused with 429 on the way' ($requests - $Count) requests -AtLeast 1 -Note 'shows that the limit was met'
}
finally {
    $server | Stop-TestServer
    Remove-Item $folder -Recurse -Force
}
