<#
.SYNOPSIS
    The main job from end to end: a recorded call goes in, its conversation comes out, grouped by speaker.
.DESCRIPTION
    Starts the local server on a free port with a data folder of its own, submits the recording, waits, prints the conversation and a line per
    speaker, and stops everything. Uses commands of the engine and of SymblPS only, so that it runs without the Utility commands of a full pwsh.
.PARAMETER Path
    The recording: a WAV file, or any other format where ffmpeg is installed.
.PARAMETER SpeakerCount
    How many people speak in it.
.EXAMPLE
    ./examples/demo.ps1
.EXAMPLE
    ./examples/demo.ps1 -Path ./my-call.wav -SpeakerCount 3
#>
[CmdletBinding()]
param(
    [string] $Path = [System.IO.Path]::Combine($PSScriptRoot, 'audio', 'support-call.wav'),
    [ValidateRange(1, 100)] [int] $SpeakerCount = 2
)

$ErrorActionPreference = 'Stop'
Import-Module ([System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($PSScriptRoot), 'SymblPS.psd1'))
$data = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'symblps-demo-' + [guid]::NewGuid().ToString('N'))
try {
    Connect-Symbl -Local -DataPath $data
    $job = Submit-SymblAudio -LiteralPath $Path -SpeakerCount $SpeakerCount | Wait-SymblJob

    "Conversation: $($job.Name)"
    $job | Get-SymblMessage | Out-Host
    $job | Get-SymblSpeaker | Out-Host
    $provenance = ($job | Get-SymblConversation).Provenance
    "Words from:    $($provenance.Words)"
    "Speakers from: $($provenance.Speakers)"
    $provenance.Notes
}
finally {
    Disconnect-Symbl
    if ([System.IO.Directory]::Exists($data)) { [System.IO.Directory]::Delete($data, $true) }
}
