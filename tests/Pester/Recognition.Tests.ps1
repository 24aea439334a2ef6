BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    $script:prologue = @'
param($Manifest, $Folder, $Recording)
$ErrorActionPreference = 'Stop'
$env:SYMBL_MODELS_PATH = Join-Path $Folder 'models'
Import-Module $Manifest
'@
    # A recording without text labels: ten seconds of the sample call.
    function New-SpeechRecording([string] $Path) {
        $bytes = [System.IO.File]::ReadAllBytes((Get-SampleRecording))
        $rate = [System.BitConverter]::ToInt32($bytes, 24)
        $align = [System.BitConverter]::ToInt16($bytes, 32)
        $start = 12
        while ([System.Text.Encoding]::ASCII.GetString($bytes, $start, 4) -ne 'data') { $start += 8 + [System.BitConverter]::ToInt32($bytes, $start + 4) }
        $length = 10 * $rate * $align
        $stream = [System.IO.MemoryStream]::new()
        $writer = [System.IO.BinaryWriter]::new($stream)
        $writer.Write($bytes, 0, 36)
        $writer.Write([System.Text.Encoding]::ASCII.GetBytes('data'))
        $writer.Write($length)
        $writer.Write($bytes, $start + 8, $length)
        [System.IO.File]::WriteAllBytes($Path, $stream.ToArray())
        $Path
    }
}

Describe 'Recognition' {
    BeforeEach {
        $script:folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        $null = New-Item -ItemType Directory -Path $folder
        $script:argument = @{ Manifest = Get-StagedManifest; Folder = $folder; Recording = New-SpeechRecording (Join-Path $folder 'call.wav') }
    }

    It 'warns once for each session about jobs without words, and names the commands that give words' {
        $result = Invoke-ChildSession ($prologue + @'

Connect-Symbl -Local -DataPath (Join-Path $Folder 'data')
1, 2 | ForEach-Object { Submit-SymblAudio $Recording -SpeakerCount 1 -Wait -WarningVariable +warnings -WarningAction SilentlyContinue | Out-Null }
$warnings | ForEach-Object { "WARNED $_" }
'@) -Argument $argument
        $result.ExitCode | Should -Be 0 -Because $result.Error
        $warned = @($result.Output | Where-Object { $_ -like 'WARNED*words*' })
        $warned.Count | Should -Be 1
        $warned[0] | Should -BeLike '*Install-SymblModel base.en*'
        $warned[0] | Should -BeLike '*Connect-Symbl -Local -Recognizer base.en*'
    }

    It 'takes the words of a command by speaker, and states it in the provenance' -Skip:$IsWindows {
        '{ "command": ["sh", "-c", "echo ''{\"words\":[{\"text\":\"Good\",\"start\":0.6,\"end\":0.9},{\"text\":\"morning.\",\"start\":0.9,\"end\":1.4}]}''", "{wav}"], "name": "echo" }' |
            Set-Content (Join-Path $folder 'echo.json')
        $result = Invoke-ChildSession ($prologue + @'

Set-Location $Folder
Connect-Symbl -Local -DataPath ./data -Recognizer ./echo.json
$job = Submit-SymblAudio $Recording -SpeakerCount 1 -Wait
@($job | Get-SymblMessage | Where-Object Text).ForEach({ "$($_.Speaker.Name): $($_.Text)" })
"$($job.Provenance.Recognition)"
'@) -Argument $argument
        $result.ExitCode | Should -Be 0 -Because $result.Error
        $result.Output | Should -Contain 'Speaker 1: Good morning.'
        $result.Output | Should -Contain 'command echo'
    }

    It 'changes the recognizer of a server that is running' {
        $result = Invoke-ChildSession ($prologue + @'

$data = Join-Path $Folder 'data'
Connect-Symbl -Local -DataPath $data -Recognizer none -Name First
(Invoke-SymblRestMethod /local/recognizer).name
Connect-Symbl -Local -DataPath $data -Recognizer https://transcription.example.com/v1 -Name Second
(Invoke-SymblRestMethod /local/recognizer).name
try { Connect-Symbl -Local -DataPath $data -Recognizer base.en -Name Third } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
(Invoke-SymblRestMethod /local/recognizer).name
'@) -Argument $argument
        $result.ExitCode | Should -Be 0 -Because $result.Error
        $result.Output[0] | Should -Be 'none'
        $result.Output[1] | Should -Be 'https://transcription.example.com/v1'
        $result.Output[2] | Should -BeLike 'Symbl.ModelNotFound,*'
        $result.Output[3] | Should -BeLike "*'base.en' is not installed*"
        $result.Output[-1] | Should -Be 'https://transcription.example.com/v1'
    }

    It 'changes the diarizer and the voice activity of a server that is running' -Skip:$IsWindows {
        '{ "command": ["sh", "-c", "echo 0.5 -- 2.0 speaker_00; echo 3.0 -- 5.0 speaker_01", "{wav}"], "name": "mine" }' |
            Set-Content (Join-Path $folder 'mine.json')
        $result = Invoke-ChildSession ($prologue + @'

Set-Location $Folder
Connect-Symbl -Local -DataPath ./data -Recognizer none -VoiceActivity acoustic -Name First
$before = Invoke-SymblRestMethod /local/info
"$($before.diarizer.name) $($before.diarizer.source) $($before.voiceActivity.name) $($before.voiceActivity.source)"
Connect-Symbl -Local -DataPath ./data -Diarizer ./mine.json -Name Second
(Invoke-SymblRestMethod /local/diarizer).engine
"$((Submit-SymblAudio $Recording -SpeakerCount 2 -Wait).Provenance.Speakers)"
try { Connect-Symbl -Local -DataPath ./data -Diarizer neural -Name Third } catch { $_.Exception.Message }
(Invoke-SymblRestMethod /local/diarizer).kind
Disconnect-Symbl -Name First, Second
try { Connect-Symbl -Local -DataPath ./other -VoiceActivity silero -Name Fourth } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
'@) -Argument $argument
        $result.Output[0] | Should -Be 'acoustic default acoustic server' -Because $result.Error
        $result.Output[1] | Should -Be 'command sh (mine)'
        $result.Output[2] | Should -Be 'command sh (mine)'
        $result.Output[3] | Should -BeLike '*Install-SymblModel pyannote-segmentation-3.0*'
        $result.Output[4] | Should -Be 'command'
        $result.Output[5] | Should -BeLike 'Symbl.LocalServerFailed,*'
        $result.Output[6] | Should -BeLike '*Install-SymblModel silero_vad*'
    }
}
