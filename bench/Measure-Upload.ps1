<#
.SYNOPSIS
    Measures the upload of a large file with Submit-SymblAudio against curl, on loopback, and the memory it takes.
.DESCRIPTION
    Both send the same file by turns: first to a sink that throws the bytes away, which compares the senders alone, then to the local server,
    which writes them to its disk. Time is that from the start of the request to the 201. curl is run with --upload-file, which streams as the
    module does, and with --data-binary, which reads the whole file into memory first and so refuses very large ones; it is left out then. Memory is the highest resident size of
    the session over what it was when it had connected. What becomes of the job does not matter here.
.PARAMETER SizeMB
    Size of the file in MiB. It is sparse: it takes no room on most disks.
.PARAMETER Rounds
    How often each sends the file to each receiver.
.PARAMETER Folder
    Where the file and the server's data are: on a disk with three times the size free.
.EXAMPLE
    ./bench/Measure-Upload.ps1
.EXAMPLE
    ./bench/Measure-Upload.ps1 -SizeMB 256 -Rounds 1
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 8191)] [int] $SizeMB = 2048,
    [ValidateRange(1, 100)] [int] $Rounds = 3,
    [string] $Folder = [System.IO.Path]::GetTempPath()
)

Import-Module (Join-Path $PSScriptRoot 'Support/Bench.psm1')
$curl = Get-Command curl -CommandType Application -ErrorAction Ignore | Select-Object -First 1 -ExpandProperty Source
if (-not $curl) {
    Write-Warning 'Left out: the upload, because there is no curl to compare with.'
    return
}

<# Answers every submission with a 201 after throwing its bytes away. #>
$sinkScript = @'
$listener = [System.Net.HttpListener]::new()
foreach ($try in 1..20) {
    $port = Get-Random -Minimum 40000 -Maximum 60000
    $listener.Prefixes.Clear()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    try { $listener.Start(); break } catch { $listener = [System.Net.HttpListener]::new() }
}
[Console]::WriteLine("http://127.0.0.1:$port")
$answer = [System.Text.Encoding]::ASCII.GetBytes('{"conversationId":"1","jobId":"2","conversations":[]}')
while ($true) {
    $context = $listener.GetContext()
    $context.Request.InputStream.CopyTo([System.IO.Stream]::Null, 1MB)
    $context.Response.StatusCode = if ($context.Request.HttpMethod -eq 'GET') { 200 } else { 201 }
    $context.Response.ContentType = 'application/json'
    $context.Response.OutputStream.Write($answer, 0, $answer.Length)
    $context.Response.Close()
}
'@

$submit = (Get-ConnectScript) + @'

$idle = Get-PeakMemory
$clock = [System.Diagnostics.Stopwatch]::StartNew()
$job = Submit-SymblAudio -LiteralPath $env:BENCH_FILE
$time = $clock.Elapsed.TotalMilliseconds
if (-not $job.JobId) { throw 'not accepted' }
ConvertTo-Json @{ Time = $time; Memory = (Get-PeakMemory) - $idle } -Compress
'@

<# Sends the file with curl; the token goes in by standard input, where no list of processes shows it. Gives milliseconds. #>
function Measure-Curl([uri] $BaseUri, [string] $Token, [string] $File, [string] $Way) {
    $config = @("header = `"Authorization: Bearer $Token`"", 'header = "Content-Type: audio/wav"', "url = `"$([uri]::new($BaseUri, '/v1/process/audio'))`""
        'request = "POST"', "$Way = `"$(if ($Way -eq 'data-binary') { '@' })$($File -replace '\\', '/')`""
        'silent', 'show-error', 'output = "-"', 'write-out = "\n%{http_code} %{time_total}"')
    $answer = $config | & $curl --config -
    $status, $seconds = $answer[-1] -split ' '
    if ($status -ne 201) { throw "curl --$Way got $status from ${BaseUri}: $answer" }
    [double]::Parse($seconds, [cultureinfo]::InvariantCulture) * 1000
}

<# Whether this curl reads a file of that size into memory; asked of an address nobody listens at, where it fails otherwise (exit code 7). #>
function Test-DataBinary([string] $File) {
    & $curl --silent --data-binary "@$File" http://127.0.0.1:1/ 2>&1 | Out-Null
    $LASTEXITCODE -eq 7
}

$work = New-WorkFolder -In $Folder
$sink = $null
$server = $null
try {
    $file = Join-Path $work 'large.wav'
    $stream = [System.IO.File]::Create($file)
    $stream.SetLength($SizeMB * 1MB)
    $stream.Dispose()
    # Read once, so that the disk cache is the same for whoever comes first.
    $stream = [System.IO.File]::OpenRead($file)
    $stream.CopyTo([System.IO.Stream]::Null, 1MB)
    $stream.Dispose()

    $sink = Start-ChildSession $sinkScript
    $sinkUri = [uri](Read-ChildLine $sink)
    $server = Start-TestServer (Join-Path $work 'server') -Option '--testing', '--max-upload', "$($SizeMB * 1MB)"
    $ways = @('upload-file'; if (Test-DataBinary $file) { 'data-binary' } else { Write-Step 'Left out: curl --data-binary, which refuses a file of this size' })
    $receivers = @(
        @{ Name = 'a sink'; BaseUri = $sinkUri; Token = 'none' }
        @{ Name = 'the local server'; BaseUri = $server.BaseUri; Token = $server.Token })

    foreach ($receiver in $receivers) {
        Write-Step "Upload of $SizeMB MiB to $($receiver.Name): $Rounds rounds"
        $environment = @{
            BENCH_MANIFEST = Get-StagedManifest; BENCH_BASE_URI = $receiver.BaseUri; BENCH_TOKEN = $receiver.Token; BENCH_FILE = $file
        }
        $ours = [System.Collections.Generic.List[object]]::new()
        $theirs = @{}
        foreach ($way in $ways) { $theirs[$way] = [System.Collections.Generic.List[double]]::new() }
        foreach ($round in 1..$Rounds) {
            $ours.Add((Invoke-Measured $submit -Environment $environment))
            foreach ($way in $ways) { $theirs[$way].Add((Measure-Curl $receiver.BaseUri $receiver.Token $file $way)) }
        }

        $time = Get-Median $ours.Time
        foreach ($way in $ways) {
            $median = Get-Median $theirs[$way]
            New-Measurement "Upload to $($receiver.Name): time against curl --$way" ($time / $median) times -AtMost 1.1 -Note (
                '{0:0} ms; curl {1:0} ms' -f $time, $median)
        }
        New-Measurement "Upload to $($receiver.Name): peak memory over idle" ((Get-Median $ours.Memory) / 1MB) MB -AtMost 64
    }
}
finally {
    if ($sink) {
        $sink.Process.Kill()
        [void]($sink | Complete-ChildSession)
    }
    $server | Stop-TestServer
    Remove-Item $work -Recurse -Force
}
